package org.kartera.rest.internal.records;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** The parameters of an address. Each may be given once, and none that is not known. */
public final class Parameters {
    private final MultivaluedMap<String, String> given;

    public Parameters(MultivaluedMap<String, String> given, Set<String> known) {
        this.given = given;
        given.forEach((name, values) -> {
            if (!known.contains(name) || values.size() != 1) {
                throw new CrmException(StandardError.MALFORMED_PARAMETER, name, String.join(", ", values));
            }
        });
    }

    /** The text of one; null where it is not given. */
    public @Nullable String text(String name) {
        return given.getFirst(name);
    }

    /** The names in a list separated by commas; none where it is not given. */
    List<String> names(String name) {
        String text = given.getFirst(name);
        if (text == null || text.isBlank()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                throw malformed(name);
            }
            names.add(part.strip());
        }
        return names;
    }

    /** A whole number within bounds. */
    public int number(String name, int otherwise, int least, int greatest) {
        String text = given.getFirst(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            throw CrmException.causedBy(malformed, StandardError.MALFORMED_PARAMETER, name, text);
        }
        throw malformed(name);
    }

    /** Those that are given. */
    public Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        given.forEach((name, values) -> all.put(name, values.get(0)));
        return all;
    }

    boolean flag(String name) {
        String text = given.getFirst(name);
        if (text == null || text.equals("false")) {
            return false;
        } else if (text.isEmpty() || text.equals("true")) {
            return true;
        }
        throw malformed(name);
    }

    /** One of the constants of an enum, in lower case. */
    <E extends Enum<E>> E constant(String name, E otherwise, Class<E> type) {
        String text = given.getFirst(name);
        if (text == null) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw malformed(name);
    }

    private CrmException malformed(String name) {
        return new CrmException(StandardError.MALFORMED_PARAMETER, name, String.valueOf(given.getFirst(name)));
    }
}
