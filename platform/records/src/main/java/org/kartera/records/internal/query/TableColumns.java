package org.kartera.records.internal.query;

import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.StandardFields;

/** The columns of a record type's table under an alias. */
record TableColumns(EntityType type, String alias) implements Scopes.Owned {
    Table<?> table() {
        return DSL.table(DSL.unquotedName(type.table())).as(DSL.unquotedName(alias));
    }

    /** The table as Derby reads it by that index and no other. */
    Table<?> readBy(String index) {
        return DSL.table(
                "{0} {1} --DERBY-PROPERTIES index=" + index + "\n",
                DSL.unquotedName(type.table()),
                DSL.unquotedName(alias));
    }

    Field<Object> column(String name) {
        return DSL.field(DSL.unquotedName(alias, name));
    }

    Field<Object> id() {
        return column(StandardFields.ID.columns().value());
    }

    /** The title as it sorts. */
    Field<Object> foldedTitle() {
        return folded(StandardFields.TITLE);
    }

    Field<Object> folded(FieldType field) {
        return column(Objects.requireNonNull(field.columns().folded(), field.name()));
    }

    @Override
    public Field<Object> owner() {
        return column(standard("owner"));
    }

    @Override
    public Field<Object> team() {
        return column(standard("team"));
    }

    Condition live() {
        return column(StandardFields.DELETED_AT.columns().value()).isNull();
    }

    Condition binned() {
        return column(StandardFields.DELETED_AT.columns().value()).isNotNull();
    }

    private String standard(String name) {
        return Objects.requireNonNull(type.field(name), name).columns().value();
    }
}
