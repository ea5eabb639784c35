package org.kartera.records.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What comes behind the last record of a page. Cut into segments of which each is one range of an index (equal so far, then greater or less), and each
 * record behind is in exactly one: a page deep inside ten thousand equal keys costs no more than the first.
 */
final class Keyset {
    private final List<SortKey> keys;
    private final List<? extends @Nullable String> last;
    private final Lead lead;

    /** {@code last} are the keys of the last record, {@code lead} how far the page reaches; of their values only which are null goes into the statement. */
    Keyset(List<SortKey> keys, List<? extends @Nullable String> last, Lead lead) {
        this.keys = keys;
        this.last = last;
        this.lead = lead;
    }

    List<SortKey> keys() {
        return keys;
    }

    /** The index that Derby is told to read; empty: it chooses. */
    String index() {
        return lead.index();
    }

    /** The segments over {@code columns}, which hold the keys; one without a condition where there was no page before. */
    List<Condition> segments(List<Field<Object>> columns) {
        if (last.isEmpty()) {
            return first(columns.get(0));
        }
        List<Condition> segments = new ArrayList<>();
        Condition equal = DSL.noCondition();
        for (int i = 0; i < keys.size(); i++) {
            Field<Object> column = columns.get(i);
            for (Condition beyond : beyond(i, column)) {
                segments.add(equal.and(beyond));
            }
            equal = equal.and(last.get(i) == null ? column.isNull() : column.eq(bind(i)));
        }
        return segments;
    }

    private List<Condition> first(Field<Object> column) {
        SortKey key = keys.get(0);
        return switch (lead.bound()) {
            case NONE -> List.of(DSL.noCondition());
            case EMPTY -> List.of(column.isNull());
            case VALUE ->
                !key.descending()
                        ? List.of(column.le(bound()))
                        : key.nullable() ? List.of(column.isNull(), column.ge(bound())) : List.of(column.ge(bound()));
        };
    }

    private List<Condition> beyond(int index, Field<Object> column) {
        return index == 0 && lead.bound() != Lead.Bound.NONE ? bounded(column) : unbounded(index, column);
    }

    /** Behind the last record's first key, and not behind the last one of this page. */
    private List<Condition> bounded(Field<Object> column) {
        if (lead.bound() == Lead.Bound.EMPTY) {
            return List.of();
        } else if (last.get(0) == null) {
            return List.of(column.ge(bound()));
        }
        return List.of(
                keys.get(0).descending()
                        ? column.lt(bind(0)).and(column.ge(bound()))
                        : column.gt(bind(0)).and(column.le(bound())));
    }

    private List<Condition> unbounded(int index, Field<Object> column) {
        SortKey key = keys.get(index);
        if (last.get(index) == null) {
            return key.descending() ? List.of(column.isNotNull()) : List.of();
        } else if (key.descending()) {
            return List.of(column.lt(bind(index)));
        }
        Condition greater = column.gt(bind(index));
        return key.nullable() ? List.of(greater, column.isNull()) : List.of(greater);
    }

    private Field<Object> bound() {
        SortKey.Type type = keys.get(0).type();
        return Bind.of(arguments -> type.bind(Objects.requireNonNull(arguments.bound())));
    }

    private Field<Object> bind(int index) {
        SortKey.Type type = keys.get(index).type();
        return Bind.of(
                arguments -> type.bind(Objects.requireNonNull(arguments.keys().get(index))));
    }
}
