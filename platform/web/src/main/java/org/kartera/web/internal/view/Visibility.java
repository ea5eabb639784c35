package org.kartera.web.internal.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who sees a saved view. */
enum Visibility {
    /** Its owner alone. */
    PRIVATE,
    /** Its owner and the members of a team. */
    TEAM,
    /** Everybody who may read the records. */
    SHARED;

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Visibility> of(String json) {
        return Arrays.stream(values())
                .filter(value -> value.json().equals(json))
                .findFirst();
    }

    /** All of them, for a message. */
    static String all() {
        return String.join(", ", Arrays.stream(values()).map(Visibility::json).toList());
    }
}
