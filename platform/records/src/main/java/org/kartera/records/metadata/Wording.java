package org.kartera.records.metadata;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the words for something come from. Immutable. */
public sealed interface Wording {
    /** The catalogue of the bundle that holds {@code origin}. */
    record Catalogue(Class<?> origin) implements Wording {}

    /**
     * Words of its own, as an admin gave them.
     *
     * @param byLanguage text by language tag (BCP 47), such as {@code es} or {@code es-MX}
     */
    record Own(Map<String, String> byLanguage) implements Wording {
        /** Nothing in any language. */
        public static final Own NONE = new Own(Map.of());

        public Own {
            byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
        }

        /** The text in {@code locale}, else in its language, in English, or in the first language that there is; empty where there is none at all. */
        public Optional<String> in(Locale locale) {
            for (String language : new String[] {locale.toLanguageTag(), locale.getLanguage(), "en"}) {
                String found = byLanguage.get(language);
                if (found != null) {
                    return Optional.of(found);
                }
            }
            return byLanguage.values().stream().findFirst();
        }

        /** The text in {@code locale}, else in its language; empty where there is none, whatever others there are. */
        public Optional<String> only(Locale locale) {
            String found = byLanguage.get(locale.toLanguageTag());
            return Optional.ofNullable(found == null ? byLanguage.get(locale.getLanguage()) : found);
        }
    }

    /** What a higher layer says in some languages; in all others it is as {@code below} has it. */
    record Over(Own words, Wording below) implements Wording {}

    /** The words that somebody has given; nothing in any language where they are those of a catalogue. */
    default Own own() {
        return this instanceof Own own ? own : this instanceof Over over ? over.words() : Own.NONE;
    }

    /** The class whose bundle's catalogue has the words that nobody has replaced; empty where there is none. */
    default Optional<Class<?>> catalogue() {
        if (this instanceof Catalogue catalogue) {
            return Optional.of(catalogue.origin());
        }
        return this instanceof Over over ? over.below().catalogue() : Optional.empty();
    }
}
