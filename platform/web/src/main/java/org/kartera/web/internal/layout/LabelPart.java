package org.kartera.web.internal.layout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may stand where a layout names something for people. */
public final class LabelPart {
    private static final int LONGEST = 100;
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Z]{2})?";
    private static final String REFERENCE = "[a-z][a-zA-Z0-9]*:[A-Za-z0-9._-]{1,200}";

    private LabelPart() {}

    /** A key of the module's own catalogue; {@code keys} takes those that there are. */
    static Part key(Set<String> keys) {
        return Part.text(key -> {
            keys.add(key);
            return null;
        });
    }

    /** A key of some module's catalogue as {@code <module>:<key>}, or words by language. */
    public static Part words() {
        Part reference = Part.text(
                text -> text.matches(REFERENCE) ? null : "must be <module>:<key> of a catalogue, or words by language");
        Part words = Part.named(
                language -> language.matches(LANGUAGE) ? null : "names the language " + language + ", which is none",
                Part.text(LabelPart::fault));
        return (given, path, faults) -> {
            if (!given.isObject()) {
                return reference.accept(given, path, faults);
            }
            JsonNode accepted = words.accept(given, path, faults);
            if (accepted != null && accepted.isEmpty()) {
                faults.add(path + " has no words");
                return null;
            }
            return accepted;
        };
    }

    private static @Nullable String fault(String text) {
        if (text.isBlank()) {
            return "must not be empty";
        } else if (text.codePointCount(0, text.length()) > LONGEST) {
            return "must not be longer than " + LONGEST;
        }
        return text.codePoints().anyMatch(Character::isISOControl) ? "has characters that cannot be shown" : null;
    }

    /** The words for {@code language}: else English ones, else any; null where there are none. */
    public static @Nullable String in(String language, JsonNode words) {
        JsonNode found = words.has(language) ? words.path(language) : words.path("en");
        return found.isTextual()
                ? found.textValue()
                : words.properties().stream()
                        .map(Map.Entry::getValue)
                        .map(JsonNode::textValue)
                        .findFirst()
                        .orElse(null);
    }
}
