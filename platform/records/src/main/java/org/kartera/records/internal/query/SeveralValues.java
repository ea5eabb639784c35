package org.kartera.records.internal.query;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kartera.persistence.Dialect;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.FieldType;

/** The values of a field that has several, each a row of {@code records_value}. */
final class SeveralValues {
    private static final String TABLE = "records_value";

    private final TableColumns owner;
    private final FieldType field;
    private final Name alias;
    private final Dialect dialect;

    SeveralValues(Compilation compilation, TableColumns owner, FieldType field) {
        this.owner = owner;
        this.field = field;
        this.alias = compilation.alias("v");
        this.dialect = compilation.dialect();
    }

    /** Whether the values of {@code field} are there. */
    static boolean holds(FieldType field) {
        return field.multiple() || field.kind() == FieldKind.REFS || field.kind() == FieldKind.MULTI_CHOICE;
    }

    /** The table to drive a statement by what the values are. */
    Table<?> table() {
        return by("index", field.reference() ? "i_records_value_ref" : "i_records_value_value");
    }

    /** The table to look up the values of one record. */
    Table<?> ofRecord() {
        return by("constraint", "p_records_value");
    }

    /** Derby takes a scan of the table for cheaper than the index that answers alone, whatever its statistics say; it has to be told. */
    private Table<?> by(String kind, String access) {
        return dialect == Dialect.DERBY
                ? DSL.table("{0} {1} --DERBY-PROPERTIES " + kind + "=" + access + "\n", DSL.unquotedName(TABLE), alias)
                : DSL.table(DSL.unquotedName(TABLE)).as(alias);
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
        return column("field_key").eq(DSL.inline((Object) (owner.type().name() + '#' + field.lastingName())));
    }

    /** That one of the values meets {@code condition}, or that none does. */
    Condition any(Condition condition, boolean negative) {
        Select<?> met = DSL.selectOne()
                .from(ofRecord())
                .where(record().eq(owner.id()).and(ofField()).and(condition));
        return negative ? DSL.notExists(met) : DSL.exists(met);
    }

    private Field<Object> column(String name) {
        return DSL.field(alias.append(DSL.unquotedName(name)));
    }
}
