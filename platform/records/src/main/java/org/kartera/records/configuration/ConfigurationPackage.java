package org.kartera.records.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package, in memory. Immutable.
 *
 * @param parts by the name of the part its things by their keys, in their order, each a JSON value
 */
public record ConfigurationPackage(Manifest manifest, Map<String, Map<String, Object>> parts) {
    /**
     * What a package says of itself.
     *
     * @param name small letters, digits and hyphens, a letter first
     * @param title what people call it, by language; not empty
     * @param description what it is for, by language
     * @param publisher who made it; empty where nobody says
     * @param needs of {@code kartera} and of modules by name, the range of versions (of OSGi: {@code [1.0,2)}, or {@code 1.0} and all later ones)
     */
    public record Manifest(
            String name,
            SemanticVersion version,
            Map<String, String> title,
            Map<String, String> description,
            String publisher,
            Map<String, String> needs) {
        /** The key of Kartera itself in {@code needs}. */
        public static final String KARTERA = "kartera";

        public Manifest {
            title = Collections.unmodifiableMap(new LinkedHashMap<>(title));
            description = Collections.unmodifiableMap(new LinkedHashMap<>(description));
            needs = Collections.unmodifiableMap(new LinkedHashMap<>(needs));
        }

        /** The same that needs something else. */
        public Manifest needing(Map<String, String> others) {
            return new Manifest(name, version, title, description, publisher, others);
        }
    }

    public ConfigurationPackage {
        Map<String, Map<String, Object>> copy = new LinkedHashMap<>();
        parts.forEach((part, things) -> copy.put(part, Collections.unmodifiableMap(new LinkedHashMap<>(things))));
        parts = Collections.unmodifiableMap(copy);
    }

    /** Its things of a part. */
    public Map<String, Object> things(String part) {
        return parts.getOrDefault(part, Map.of());
    }

    /** One thing; null where there is none. */
    public @Nullable Object thing(String part, String key) {
        return things(part).get(key);
    }
}
