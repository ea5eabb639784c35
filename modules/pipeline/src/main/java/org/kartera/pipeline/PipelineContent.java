package org.kartera.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;

/** A pipeline as configuration packages have it: an object without what need not be said, its stages in a list. Used once, by one thread. */
final class PipelineContent {
    private static final Set<String> MEMBERS = Set.of("standard", "sortOrder", "description", "stages");
    private static final Set<String> OF_STAGE =
            Set.of("name", "sortOrder", "status", "probability", "maximumAge", "colour");
    private static final Set<String> STATUSES = Set.of("open", "won", "lost");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_STAGES = 100;

    private final List<Violation> wrong = new ArrayList<>();

    /** {@code content} of a package; 422 {@code invalid-fields}. */
    Map<String, Object> read(String name, Object content) {
        Map<String, Object> read = new LinkedHashMap<>();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            wrong.add(Violation.of("name", StandardError.TOO_LONG, LONGEST_NAME));
        }
        if (content instanceof Map<?, ?> given) {
            only("", given, MEMBERS);
            put(read, "standard", given.get("standard"), Boolean.class, "boolean");
            put(read, "sortOrder", given.get("sortOrder"), Number.class, "integer");
            put(read, "description", given.get("description"), String.class, "text");
            List<Map<String, Object>> stages = stages(given.get("stages"));
            if (!stages.isEmpty()) {
                read.put("stages", stages);
            }
        } else {
            wrong.add(Violation.of("pipeline", StandardError.WRONG_TYPE, "object"));
        }
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
        return read;
    }

    private void only(String path, Map<?, ?> given, Set<String> known) {
        given.keySet().stream()
                .filter(member -> !known.contains(String.valueOf(member)))
                .forEach(member -> wrong.add(Violation.of(path + member, StandardError.UNKNOWN_FIELD)));
    }

    private List<Map<String, Object>> stages(@Nullable Object given) {
        List<Map<String, Object>> stages = new ArrayList<>();
        if (given != null && !(given instanceof List<?>)) {
            wrong.add(Violation.of("stages", StandardError.WRONG_TYPE, "list"));
        }
        List<?> all = given instanceof List<?> list ? list : List.of();
        if (all.size() > MOST_STAGES) {
            wrong.add(Violation.of("stages", StandardError.TOO_LONG, MOST_STAGES));
        }
        Set<Object> names = new HashSet<>();
        for (int at = 0; at < all.size(); at++) {
            String path = "stages[" + at + "].";
            if (!(all.get(at) instanceof Map<?, ?> stage)) {
                wrong.add(Violation.of("stages[" + at + "]", StandardError.WRONG_TYPE, "object"));
            } else if (!(stage.get("name") instanceof String name) || name.isBlank() || !names.add(name)) {
                wrong.add(Violation.of(path + "name", StandardError.REQUIRED));
            } else {
                stages.add(stage(path, stage));
            }
        }
        return stages;
    }

    private Map<String, Object> stage(String path, Map<?, ?> given) {
        only(path, given, OF_STAGE);
        Map<String, Object> stage = new LinkedHashMap<>();
        put(stage, "name", given.get("name"), String.class, "text");
        put(stage, "sortOrder", given.get("sortOrder"), Number.class, "integer");
        put(stage, "status", given.get("status"), String.class, "text");
        put(stage, "probability", given.get("probability"), Number.class, "decimal");
        put(stage, "maximumAge", given.get("maximumAge"), Number.class, "integer");
        put(stage, "colour", given.get("colour"), String.class, "text");
        Object status = stage.get("status");
        if (status != null && !STATUSES.contains(status)) {
            wrong.add(Violation.of(path + "status", StandardError.INVALID_CHOICE, status, "open, won, lost"));
        }
        return stage;
    }

    /** Takes a value that says anything, as the one form has it. */
    private void put(Map<String, Object> into, String name, @Nullable Object value, Class<?> type, String told) {
        if (value instanceof Number number && type == Number.class) {
            BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
            if (plain.signum() != 0) {
                into.put(name, plain.scale() < 0 ? plain.setScale(0) : plain);
            }
        } else if (value != null && !type.isInstance(value)) {
            wrong.add(Violation.of(name, StandardError.WRONG_TYPE, told));
        } else if (value != null && !value.equals(false) && !value.equals("")) {
            into.put(name, value);
        }
    }
}
