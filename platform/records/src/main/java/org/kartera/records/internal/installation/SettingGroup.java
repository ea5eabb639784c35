package org.kartera.records.internal.installation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;

/** A setting of several parts, each of which is stored in a row of its own, {@code <setting>.<part>}. */
final class SettingGroup {
    /** Checks the text of a part, which has its full name; what is stored of it, null for nothing. */
    @FunctionalInterface
    interface Check {
        @Nullable
        String stored(String name, String text);
    }

    private SettingGroup() {}

    /** A patch of the setting as it is stored; null takes all of it away. 422 with all that is wrong. */
    static Map<String, @Nullable String> checked(
            String setting, Collection<String> parts, @Nullable Object patch, Check check) {
        Map<String, @Nullable String> stored = new LinkedHashMap<>();
        if (patch == null) {
            parts.forEach(name -> stored.put(name, null));
            return stored;
        } else if (!(patch instanceof Map<?, ?> given)) {
            throw CrmException.invalid(setting, StandardError.WRONG_TYPE, "object");
        } else {
            List<Violation> wrong = new ArrayList<>();
            given.forEach((part, value) -> {
                String name = setting + "." + part;
                try {
                    if (!parts.contains(name)) {
                        throw CrmException.invalid(name, StandardError.UNKNOWN_FIELD);
                    }
                    String text = value == null ? "" : SettingValues.text(name, value);
                    stored.put(name, text.isEmpty() ? null : check.stored(name, text));
                } catch (CrmException refusal) {
                    wrong.addAll(refusal.violations());
                }
            });
            if (!wrong.isEmpty()) {
                throw CrmException.invalid(wrong);
            }
            return stored;
        }
    }

    /** One of some words. */
    static String choice(String name, String text, Collection<String> words) {
        if (!words.contains(text)) {
            throw CrmException.invalid(name, StandardError.INVALID_CHOICE, text, String.join(", ", words));
        }
        return text;
    }
}
