package org.kartera.web.internal.layer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose a layout is, the lowest first: of two for the same people the higher one is shown. */
public enum Layer {
    /** What modules ship; never stored. */
    MODULE,
    /** What a configuration package brought. */
    PACKAGE,
    /** What an administrator of this installation made. */
    ADMIN;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One that is stored. */
    public static Optional<Layer> stored(String json) {
        return Arrays.stream(values())
                .filter(layer -> layer != MODULE && layer.json().equals(json))
                .findFirst();
    }
}
