package org.kartera.records.internal.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.records.configuration.Difference.Line;

/** Says of two JSON values, property by property, what differs, so that a person can read it. */
final class Lines {
    private static final int LONGEST = 2_000;
    private static final List<String> NAMES = List.of("value", "name", "day", "entity", "from");

    private Lines() {}

    /** What differs; all that {@code after} says where there was nothing, and the other way round. */
    static List<Line> of(@Nullable Object before, @Nullable Object after) {
        Map<String, @Nullable Object> former = new LinkedHashMap<>();
        Map<String, @Nullable Object> now = new LinkedHashMap<>();
        flatten("", before, former);
        flatten("", after, now);
        Set<String> properties = new LinkedHashSet<>(former.keySet());
        properties.addAll(now.keySet());
        List<Line> lines = new ArrayList<>();
        for (String property : properties) {
            if (!Canonical.same(former.get(property), now.get(property))) {
                lines.add(new Line(property, text(former.get(property)), text(now.get(property))));
            }
        }
        return lines;
    }

    private static void flatten(String path, @Nullable Object value, Map<String, @Nullable Object> into) {
        if (value instanceof Map<?, ?> object) {
            object.forEach(
                    (name, member) -> flatten(path.isEmpty() ? String.valueOf(name) : path + "." + name, member, into));
        } else if (value instanceof Collection<?> list && named(list)) {
            for (Object item : list) {
                Map<?, ?> object = (Map<?, ?>) item;
                flatten(path + "[" + name(object) + "]", object, into);
            }
            into.put(path, list.stream().map(item -> name((Map<?, ?>) item)).toList());
        } else if (value != null) {
            into.put(path, value);
        }
    }

    /** Whether each item is an object that can be told by a name of its own. */
    private static boolean named(Collection<?> list) {
        return !list.isEmpty()
                && list.stream().allMatch(item -> item instanceof Map<?, ?> object && name(object) != null)
                && list.stream().map(item -> name((Map<?, ?>) item)).distinct().count() == list.size();
    }

    private static @Nullable String name(Map<?, ?> object) {
        return NAMES.stream()
                .filter(object::containsKey)
                .findFirst()
                .map(member -> String.valueOf(object.get(member)))
                .orElse(null);
    }

    private static String text(@Nullable Object value) {
        String text = plain(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(Lines::plain).collect(Collectors.joining(", "));
        } else if (value instanceof Map<?, ?>) {
            return Canonical.text(value);
        } else if (value instanceof Number number) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        return value == null ? "" : value.toString();
    }
}
