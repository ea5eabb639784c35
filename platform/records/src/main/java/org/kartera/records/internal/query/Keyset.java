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

    /** {@code last} are the keys of the last record; of them only which are null goes into the statement. */
    Keyset(List<SortKey> keys, List<? extends @Nullable String> last) {
        this.keys = keys;
        this.last = last;
    }

    /** The segments over {@code columns}, which hold the keys; one without a condition where there was no page before. */
    List<Condition> segments(List<Field<Object>> columns) {
        if (last.isEmpty()) {
            return List.of(DSL.noCondition());
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

    private List<Condition> beyond(int index, Field<Object> column) {
        SortKey key = keys.get(index);
        if (last.get(index) == null) {
            return key.descending() ? List.of(column.isNotNull()) : List.of();
        } else if (key.descending()) {
            return List.of(column.lt(bind(index)));
        }
        Condition greater = column.gt(bind(index));
        return key.nullable() ? List.of(greater, column.isNull()) : List.of(greater);
    }

    private Field<Object> bind(int index) {
        SortKey.Type type = keys.get(index).type();
        return Bind.of(
                arguments -> type.bind(Objects.requireNonNull(arguments.keys().get(index))));
    }
}
