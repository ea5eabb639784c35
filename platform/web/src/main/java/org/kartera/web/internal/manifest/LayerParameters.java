package org.kartera.web.internal.manifest;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.web.internal.layer.Layer;
import org.kartera.web.internal.layer.Place;

/** Parameters of requests for layers. */
final class LayerParameters {
    private LayerParameters() {}

    /** The administrators' where none is named; 400 {@code malformed-parameter} for one that is not kept. */
    static Layer layer(@Nullable String name) {
        return name == null
                ? Layer.ADMIN
                : Layer.stored(name)
                        .orElseThrow(() -> new CrmException(StandardError.MALFORMED_PARAMETER, "layer", name));
    }

    /** The name of the package that brings a layer of packages, and of no other. */
    static String origin(Place place, @Nullable String name) {
        boolean packaged = place.layer() == Layer.PACKAGE;
        if (packaged != (name != null) || (name != null && !name.matches("[a-z0-9][a-zA-Z0-9._-]{0,99}"))) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "package", name == null ? "" : name);
        }
        return name == null ? "" : name;
    }

    /** What If-Match demands (RFC 9110, 13.1.1): no place has it where it is none of ours; null where any will do. */
    static @Nullable String tag(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        String tag = ifMatch.strip();
        return tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\"") ? tag.substring(1, tag.length() - 1) : "";
    }
}
