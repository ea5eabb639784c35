package org.kartera.records.internal.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.ConfigurationPackage;
import org.kartera.records.configuration.ConfigurationPackage.Manifest;
import org.kartera.records.configuration.SemanticVersion;
import org.osgi.framework.VersionRange;

/** Makes a package of JSON, or tells all that is wrong with what it says of itself. Used once, by one thread. */
final class PackageReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Set<String> MEMBERS =
            Set.of("format", "name", "version", "title", "description", "publisher", "needs", "parts");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_KEY = 300;

    private final List<Violation> wrong = new ArrayList<>();

    /** The package in {@code text}. Its things are as they stand there, whatever they are. */
    static ConfigurationPackage read(String text) {
        Map<String, @Nullable Object> json = PackageJson.parse(text);
        checkFormat(json.get("format"));
        PackageReader reader = new PackageReader();
        Manifest manifest = reader.manifest(json);
        Map<String, Map<String, Object>> parts = reader.parts(json.get("parts"));
        reader.throwIfAny();
        return new ConfigurationPackage(manifest, parts);
    }

    /** What a package is to say of itself; 422 {@code invalid-fields}. */
    static Manifest manifestOf(Map<String, ? extends @Nullable Object> json) {
        PackageReader reader = new PackageReader();
        Manifest manifest = reader.manifest(json);
        reader.throwIfAny();
        return manifest;
    }

    private static void checkFormat(@Nullable Object format) {
        if (!(format instanceof Integer number) || number < 1) {
            throw CrmException.invalid("format", StandardError.WRONG_FORMAT);
        } else if (number > PackageJson.FORMAT) {
            throw new CrmException(ConfigurationError.PACKAGE_NEWER, number, PackageJson.FORMAT, 0, "");
        }
    }

    private void throwIfAny() {
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
    }

    private Manifest manifest(Map<String, ? extends @Nullable Object> json) {
        json.keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .forEach(member -> wrong.add(Violation.of(member, StandardError.UNKNOWN_FIELD)));
        String name = text("name", json.get("name"), LONGEST_NAME, true);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            wrong.add(Violation.of("name", StandardError.WRONG_FORMAT));
        }
        String given = text("version", json.get("version"), LONGEST_LABEL, true);
        Optional<SemanticVersion> version = SemanticVersion.of(given);
        if (version.isEmpty() && !given.isEmpty()) {
            wrong.add(Violation.of("version", StandardError.WRONG_FORMAT));
        }
        Map<String, String> title = words("title", json.get("title"), LONGEST_LABEL);
        if (title.isEmpty()) {
            wrong.add(Violation.of("title", StandardError.REQUIRED));
        }
        return new Manifest(
                name,
                version.orElse(new SemanticVersion(0, 0, 0, "")),
                title,
                words("description", json.get("description"), LONGEST_TEXT),
                text("publisher", json.get("publisher"), LONGEST_LABEL, false),
                needs(json.get("needs")));
    }

    private String text(String member, @Nullable Object value, int length, boolean required) {
        if (value != null && !(value instanceof String)) {
            wrong.add(Violation.of(member, StandardError.WRONG_TYPE, "text"));
            return "";
        }
        String text = value == null ? "" : value.toString().strip();
        if (text.isEmpty() && required) {
            wrong.add(Violation.of(member, StandardError.REQUIRED));
        } else if (text.codePointCount(0, text.length()) > length) {
            wrong.add(Violation.of(member, StandardError.TOO_LONG, length));
        } else if (text.chars().anyMatch(unit -> Character.isISOControl(unit) && unit != '\n')) {
            wrong.add(Violation.of(member, StandardError.FORBIDDEN_CHARACTERS));
        }
        return text;
    }

    private Map<String, String> words(String member, @Nullable Object value, int length) {
        Map<String, String> words = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> byLanguage) {
            byLanguage.forEach((language, text) -> {
                String tag = String.valueOf(language);
                String word = text(member + "." + tag, text, length, false);
                if (!Locale.forLanguageTag(tag).toLanguageTag().equals(tag) || tag.equals("und")) {
                    wrong.add(Violation.of(member, StandardError.UNKNOWN_LOCALE, tag));
                } else if (!word.isEmpty()) {
                    words.put(tag, word);
                }
            });
        } else if (value != null) {
            wrong.add(Violation.of(member, StandardError.WRONG_TYPE, "object"));
        }
        return words;
    }

    private Map<String, String> needs(@Nullable Object value) {
        Map<String, String> needs = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> ranges) {
            ranges.forEach((name, range) -> {
                String at = "needs." + name;
                String text = text(at, range, LONGEST_LABEL, true);
                try {
                    needs.put(String.valueOf(name), VersionRange.valueOf(text).toString());
                } catch (IllegalArgumentException e) {
                    wrong.add(Violation.of(at, StandardError.WRONG_FORMAT));
                }
            });
        } else if (value != null) {
            wrong.add(Violation.of("needs", StandardError.WRONG_TYPE, "object"));
        }
        return needs;
    }

    private Map<String, Map<String, Object>> parts(@Nullable Object value) {
        Map<String, Map<String, Object>> parts = new LinkedHashMap<>();
        if (!(value instanceof Map<?, ?> given) || given.isEmpty()) {
            wrong.add(Violation.of(
                    "parts",
                    value instanceof Map<?, ?> || value == null ? StandardError.REQUIRED : StandardError.WRONG_TYPE,
                    "object"));
            return parts;
        }
        given.forEach((part, things) -> {
            String at = "parts." + part;
            if (things instanceof Map<?, ?> byKey) {
                parts.put(String.valueOf(part), things(at, byKey));
            } else {
                wrong.add(Violation.of(at, StandardError.WRONG_TYPE, "object"));
            }
        });
        return parts;
    }

    private Map<String, Object> things(String at, Map<?, ?> byKey) {
        Map<String, Object> things = new LinkedHashMap<>();
        byKey.forEach((key, content) -> {
            String name = String.valueOf(key);
            if (content == null) {
                wrong.add(Violation.of(at + "." + name, StandardError.REQUIRED));
            } else if (name.isBlank() || name.length() > LONGEST_KEY) {
                wrong.add(Violation.of(at, StandardError.TOO_LONG, LONGEST_KEY));
            } else {
                things.put(name, content);
            }
        });
        return things;
    }
}
