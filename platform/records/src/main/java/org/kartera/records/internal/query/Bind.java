package org.kartera.records.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Context;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A place for a value in a statement. Writes a bare {@code ?}, since jOOQ's own parameters are cast on Derby, which keeps it from using indexes, and
 * notes its slot in the order of the text.
 */
final class Bind<T> extends CustomField<T> {
    private static final long serialVersionUID = 1L;
    private static final String SLOTS = Bind.class.getName();
    private static final Name NAME = DSL.unquotedName("bind");

    private final transient Slot slot;

    private Bind(Class<T> type, Slot slot) {
        super(NAME, SQLDataType.OTHER.asConvertedDataType(type, value -> type.cast(value), value -> value));
        this.slot = slot;
    }

    static Field<Object> of(Slot slot) {
        return new Bind<>(Object.class, slot);
    }

    @Override
    public void accept(Context<?> context) {
        context.sql('?');
        if (context.dsl().data(SLOTS) instanceof Slots slots) {
            slots.list().add(slot);
        }
    }

    private record Slots(List<Slot> list) {}

    /** The statement's text with the slots of its binds. */
    static Sql render(SQLDialect dialect, Select<?> select) {
        Slots slots = new Slots(new ArrayList<>());
        DSLContext jooq = DSL.using(dialect);
        jooq.data(SLOTS, slots);
        return new Sql(jooq.render(select), slots.list());
    }
}
