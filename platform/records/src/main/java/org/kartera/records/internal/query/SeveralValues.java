package org.kartera.records.internal.query;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.FieldType;

/** The values of a field that has several, each a row of {@code records_value}. */
final class SeveralValues {
    private static final String TABLE = "records_value";

    private final TableColumns owner;
    private final FieldType field;
    private final Name alias;

    SeveralValues(Compilation compilation, TableColumns owner, FieldType field) {
        this.owner = owner;
        this.field = field;
        this.alias = compilation.alias("v");
    }

    /** Whether the values of {@code field} are there. */
    static boolean holds(FieldType field) {
        return field.multiple() || field.kind() == FieldKind.REFS || field.kind() == FieldKind.MULTI_CHOICE;
    }

    /** What all rows of {@code field} have as their key. */
    static String key(String entity, String field) {
        return entity + '#' + field;
    }

    Table<?> table() {
        return DSL.table(DSL.unquotedName(TABLE)).as(alias);
    }

    Field<Object> record() {
        return column("record_id");
    }

    /** The folded text of a value. */
    Field<Object> text() {
        return column("value_f");
    }

    /** The id of the record that a value refers to. */
    Field<Object> ref() {
        return column("ref_id");
    }

    Condition ofField() {
        return column("field_key").eq(DSL.inline((Object) key(owner.type().name(), field.name())));
    }

    /** That one of the values meets {@code condition}, or that none does. */
    Condition any(Condition condition, boolean negative) {
        return negative
                ? DSL.notExists(DSL.selectOne()
                        .from(table())
                        .where(record().eq(owner.id()).and(ofField()).and(condition)))
                : owner.id()
                        .in(DSL.select(record()).from(table()).where(ofField().and(condition)));
    }

    private Field<Object> column(String name) {
        return DSL.field(alias.append(DSL.unquotedName(name)));
    }
}
