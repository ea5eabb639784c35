package org.kartera.records.internal.custom;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;

/** The members of a JSON object, read one by one; what is wrong with them is collected under their paths. */
final class Members {
    private static final int LABEL_LENGTH = 100;
    private static final int MOST_LANGUAGES = 50;

    private final Map<String, ? extends @Nullable Object> json;
    private final String path;
    private final List<Violation> wrong;

    /** {@code path} is where the object stands, with a dot behind it; empty at the top. */
    Members(Map<String, ? extends @Nullable Object> json, String path, List<Violation> wrong) {
        this.json = json;
        this.path = path;
        this.wrong = wrong;
    }

    boolean has(String name) {
        return json.get(name) != null;
    }

    @Nullable
    Object raw(String name) {
        return json.get(name);
    }

    void reject(String name, ErrorCode code, Object... args) {
        wrong.add(Violation.of(path + name, code, args));
    }

    /** Rejects what is not among {@code known}. */
    void only(Set<String> known) {
        json.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> reject(name, StandardError.UNKNOWN_FIELD));
    }

    /** Text without blanks at its ends; null where there is none. */
    @Nullable
    String text(String name, int length) {
        Object value = json.get(name);
        if (value == null) {
            return null;
        } else if (!(value instanceof String text)) {
            reject(name, StandardError.WRONG_TYPE, "text");
            return null;
        } else if (text.codePointCount(0, text.length()) > length) {
            reject(name, StandardError.TOO_LONG, length);
            return null;
        } else if (text.chars().anyMatch(unit -> Character.isISOControl(unit) && unit != '\n')) {
            reject(name, StandardError.FORBIDDEN_CHARACTERS);
            return null;
        } else {
            return text.isBlank() ? null : text.strip();
        }
    }

    boolean flag(String name, boolean otherwise) {
        Object value = json.get(name);
        if (value == null || value instanceof Boolean) {
            return value == null ? otherwise : (Boolean) value;
        }
        reject(name, StandardError.WRONG_TYPE, "boolean");
        return otherwise;
    }

    @Nullable
    BigDecimal number(String name) {
        Object value = json.get(name);
        if (value instanceof Number || value instanceof String) {
            try {
                BigDecimal number = new BigDecimal(value.toString());
                if (number.precision() <= 30 && Math.abs(number.scale()) <= 30) {
                    return number;
                }
            } catch (NumberFormatException e) {
                reject(name, StandardError.WRONG_TYPE, "decimal");
                return null;
            }
        }
        if (value != null) {
            reject(name, StandardError.WRONG_TYPE, "decimal");
        }
        return null;
    }

    int whole(String name, int least, int greatest) {
        BigDecimal number = number(name);
        if (number == null) {
            return 0;
        }
        try {
            int whole = number.intValueExact();
            if (whole >= least && whole <= greatest) {
                return whole;
            }
        } catch (ArithmeticException e) {
            reject(name, StandardError.WRONG_TYPE, "integer");
            return 0;
        }
        reject(name, StandardError.OUT_OF_RANGE, least, greatest);
        return 0;
    }

    /** One of the constants of an enum, by the name that {@code shown} gives them; {@code otherwise} where there is none or another. */
    <E> E constant(String name, Collection<E> constants, Function<E, String> shown, E otherwise) {
        Object value = json.get(name);
        if (value == null) {
            return otherwise;
        }
        return constants.stream()
                .filter(constant -> shown.apply(constant).equals(value))
                .findFirst()
                .orElseGet(() -> {
                    String choices =
                            String.join(", ", constants.stream().map(shown).toList());
                    reject(name, StandardError.INVALID_CHOICE, String.valueOf(value), choices);
                    return otherwise;
                });
    }

    /** Texts by language; plain text is that of English. */
    Map<String, String> words(String name, int length) {
        Object value = json.get(name);
        Map<String, String> words = new LinkedHashMap<>();
        if (value instanceof String) {
            String text = text(name, length);
            if (text != null) {
                words.put("en", text);
            }
        } else if (value instanceof Map<?, ?> map && map.size() <= MOST_LANGUAGES) {
            Members languages = new Members(object(map), path + name + ".", wrong);
            for (Object key : map.keySet()) {
                String language = String.valueOf(key);
                String text = languages.text(language, length);
                if (!Locale.forLanguageTag(language).toLanguageTag().equals(language) || language.equals("und")) {
                    reject(name, StandardError.UNKNOWN_LOCALE, language);
                } else if (text != null) {
                    words.put(language, text);
                }
            }
        } else if (value != null) {
            reject(name, StandardError.WRONG_TYPE, "object");
        }
        return words;
    }

    Map<String, String> label(String name) {
        return words(name, LABEL_LENGTH);
    }

    /** Texts in a list. */
    List<String> texts(String name, int most) {
        List<String> texts = new ArrayList<>();
        for (Object each : list(name, most)) {
            if (each instanceof String text) {
                texts.add(text);
            } else {
                reject(name, StandardError.WRONG_TYPE, "text");
            }
        }
        return texts;
    }

    /** What {@code made} makes of the objects in a list; null leaves one out. */
    <T> List<T> objects(String name, int most, BiFunction<Members, Integer, @Nullable T> made) {
        List<T> all = new ArrayList<>();
        int position = 0;
        for (Object each : list(name, most)) {
            String at = name + "[" + position + "]";
            if (each instanceof Map<?, ?> map) {
                T one = made.apply(new Members(object(map), path + at + ".", wrong), position);
                if (one != null) {
                    all.add(one);
                }
            } else {
                reject(at, StandardError.WRONG_TYPE, "object");
            }
            position++;
        }
        return all;
    }

    /** The members of an object in it; null where there is none. */
    @Nullable
    Members object(String name) {
        Object value = json.get(name);
        if (value instanceof Map<?, ?> map) {
            return new Members(object(map), path + name + ".", wrong);
        } else if (value != null) {
            reject(name, StandardError.WRONG_TYPE, "object");
        }
        return null;
    }

    private Collection<?> list(String name, int most) {
        Object value = json.get(name);
        if (value instanceof Collection<?> list && list.size() <= most) {
            return list;
        } else if (value instanceof Collection<?>) {
            reject(name, StandardError.OUT_OF_RANGE, 0, most);
        } else if (value != null) {
            reject(name, StandardError.WRONG_TYPE, "list");
        }
        return List.of();
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static Map<String, @Nullable Object> object(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
