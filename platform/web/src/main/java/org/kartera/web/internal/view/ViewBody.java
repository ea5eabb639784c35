package org.kartera.web.internal.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.web.internal.layout.LayoutReader;
import org.kartera.web.internal.store.Json;

/** What a caller says of a view, over what it was before: reads each field and collects all that is wrong. */
final class ViewBody {
    static final int NAME_LENGTH = 100;
    static final int STATE_LENGTH = 16_384;
    private static final int MAX_POSITION = 100_000;
    private static final int MAX_ROLES = 50;
    private static final Set<String> WRITABLE =
            Set.of("entity", "name", "visibility", "team", "roles", "layout", "state", "position");

    private final Map<String, @Nullable Object> given;
    private final List<Violation> wrong = new ArrayList<>();

    /** {@code fixed} are names that cannot be written here. */
    ViewBody(Map<String, @Nullable Object> given, Set<String> fixed) {
        this.given = given;
        for (String name : given.keySet()) {
            if (fixed.contains(name)) {
                fault(name, StandardError.READ_ONLY_FIELD);
            } else if (!WRITABLE.contains(name)) {
                fault(name, StandardError.UNKNOWN_FIELD);
            }
        }
    }

    void fault(String field, ErrorCode code, Object... args) {
        wrong.add(Violation.of(field, code, args));
    }

    /** 422 where anything was wrong. */
    void check() {
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
    }

    String name(String former) {
        if (!given.containsKey("name") && !former.isEmpty()) {
            return former;
        }
        Object value = given.get("name");
        if (value != null && !(value instanceof String)) {
            fault("name", StandardError.WRONG_TYPE, "text");
            return former;
        }
        String name = value == null ? "" : value.toString().strip();
        if (name.isEmpty()) {
            fault("name", StandardError.REQUIRED);
        } else if (name.codePointCount(0, name.length()) > NAME_LENGTH) {
            fault("name", StandardError.TOO_LONG, NAME_LENGTH);
        } else if (name.codePoints().anyMatch(ViewBody::forbidden)) {
            fault("name", StandardError.FORBIDDEN_CHARACTERS);
        }
        return name;
    }

    /** Control characters, and halves of surrogate pairs without the other. */
    private static boolean forbidden(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    Visibility visibility(Visibility former) {
        return given.containsKey("visibility")
                ? Visibility.of(String.valueOf(given.get("visibility"))).orElseGet(() -> {
                    fault(
                            "visibility",
                            StandardError.INVALID_CHOICE,
                            String.valueOf(given.get("visibility")),
                            Visibility.all());
                    return former;
                })
                : former;
    }

    /** The team of one for a team, of those that {@code allowed} lets pass; {@code usual} where none is named. */
    @Nullable
    UUID team(Visibility visibility, @Nullable UUID former, @Nullable UUID usual, Predicate<UUID> allowed) {
        Object named = given.get("team") instanceof Map<?, ?> reference ? reference.get("id") : given.get("team");
        if (visibility != Visibility.TEAM) {
            if (named != null) {
                fault("team", StandardError.INVALID_REFERENCE, named);
            }
            return null;
        }
        UUID team = given.containsKey("team") ? id(named).orElse(null) : former == null ? usual : former;
        if (team == null) {
            fault(
                    "team",
                    named == null ? StandardError.REQUIRED : StandardError.INVALID_REFERENCE,
                    String.valueOf(named));
        } else if (!team.equals(former) && !allowed.test(team)) {
            fault("team", StandardError.INVALID_REFERENCE, team);
        }
        return team;
    }

    private static Optional<UUID> id(@Nullable Object named) {
        try {
            return Optional.of(UUID.fromString(String.valueOf(named)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    List<String> roles(Visibility visibility, List<String> former, Supplier<Set<String>> known) {
        if (!given.containsKey("roles")) {
            return visibility == Visibility.SHARED ? former : List.of();
        }
        List<?> named = given.get("roles") instanceof List<?> list ? list : List.of();
        if (given.get("roles") != null && !(given.get("roles") instanceof List<?>)) {
            fault("roles", StandardError.WRONG_TYPE, "multiChoice");
        } else if (!named.isEmpty() && visibility != Visibility.SHARED) {
            fault("roles", StandardError.READ_ONLY_FIELD);
        } else if (named.size() > MAX_ROLES || new HashSet<Object>(named).size() < named.size()) {
            fault("roles", StandardError.WRONG_FORMAT);
        } else if (!named.isEmpty()) {
            Set<String> roles = known.get();
            named.stream()
                    .filter(role -> !(role instanceof String name) || !roles.contains(name))
                    .findFirst()
                    .ifPresent(role -> fault(
                            "roles", StandardError.INVALID_CHOICE, String.valueOf(role), String.join(", ", roles)));
        }
        return named.stream().map(String::valueOf).toList();
    }

    String layout(String former) {
        if (!given.containsKey("layout")) {
            return former;
        }
        String layout = String.valueOf(given.get("layout"));
        if (!LayoutReader.ARRANGEMENTS.contains(layout)) {
            fault("layout", StandardError.INVALID_CHOICE, layout, String.join(", ", LayoutReader.ARRANGEMENTS));
        }
        return layout;
    }

    /** Taken as one value: what is not said of it is gone. */
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> state(Map<String, @Nullable Object> former) {
        if (!given.containsKey("state")) {
            return former;
        }
        if (!(given.get("state") instanceof Map<?, ?> state)) {
            fault("state", StandardError.WRONG_TYPE, "object");
            return former;
        }
        if (Json.size(state) > STATE_LENGTH) {
            fault("state", StandardError.TOO_LONG, STATE_LENGTH);
        }
        return (Map<String, @Nullable Object>) state;
    }

    int position(int former) {
        Object position = given.get("position");
        if (!given.containsKey("position")) {
            return former;
        }
        if (position instanceof Number number
                && number.intValue() == number.doubleValue()
                && number.intValue() >= 0
                && number.intValue() <= MAX_POSITION) {
            return number.intValue();
        }
        fault("position", StandardError.OUT_OF_RANGE, 0, MAX_POSITION);
        return former;
    }
}
