package org.kartera.records.internal.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one form of JSON values in which equal things are equal. */
public final class Canonical {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Canonical() {}

    /** {@code object} without members that say nothing: null, false, and what is empty. */
    public static Map<String, Object> compact(Map<?, ?> object) {
        Map<String, Object> compact = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            Object said = said(value);
            if (said != null) {
                compact.put(String.valueOf(name), said);
            }
        });
        return compact;
    }

    private static @Nullable Object said(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> compact = compact(object);
            return compact.isEmpty() ? null : compact;
        } else if (value instanceof Collection<?> list) {
            return list.isEmpty()
                    ? null
                    : list.stream()
                            .map(item -> item instanceof Map<?, ?> object ? compact(object) : item)
                            .toList();
        }
        return value == null || value.equals(false) || value.equals("") ? null : value;
    }

    /** Whether two values say the same, in whichever order their members stand. */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        return text(one).equals(text(other));
    }

    /** {@code value} as JSON, members in the order of their names. */
    public static String text(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(ordered(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON values are JSON", e);
        }
    }

    /** {@code value} with members in the order of their names, and numbers as short as they can be. */
    static @Nullable Object ordered(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> ordered = new TreeMap<>();
            object.forEach((name, member) -> ordered.put(String.valueOf(name), ordered(member)));
            return ordered;
        } else if (value instanceof Collection<?> list) {
            return list.stream().<@Nullable Object>map(Canonical::ordered).toList();
        } else if (value instanceof Number number) {
            BigDecimal shortest = new BigDecimal(number.toString()).stripTrailingZeros();
            return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        }
        return value;
    }
}
