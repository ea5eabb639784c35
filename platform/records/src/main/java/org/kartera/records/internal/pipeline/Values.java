package org.kartera.records.internal.pipeline;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Ref;

/** Compares values of fields as users do: a number's trailing zeros do not count, and an empty list is no value. */
public final class Values {
    private Values() {}

    public static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("") || (value instanceof Collection<?> several && several.isEmpty());
    }

    public static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == other || isEmpty(one) || isEmpty(other)) {
            return isEmpty(one) == isEmpty(other);
        } else if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
            return number.compareTo(second) == 0;
        }
        return one != null && one.equals(other);
    }

    /** A value that cannot be changed from outside any more. */
    static @Nullable Object frozen(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        return value instanceof Collection<?> several
                ? Collections.unmodifiableSet(new LinkedHashSet<>(several))
                : value;
    }

    /** The references that a value consists of. */
    static List<Ref> refs(@Nullable Object value) {
        if (value instanceof Ref ref) {
            return List.of(ref);
        } else if (value instanceof Collection<?> several) {
            return several.stream()
                    .filter(Ref.class::isInstance)
                    .map(Ref.class::cast)
                    .toList();
        }
        return List.of();
    }
}
