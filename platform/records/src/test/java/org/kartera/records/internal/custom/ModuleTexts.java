package org.kartera.records.internal.custom;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Messages;

/** The catalogues of modules, which an upgrade changes; where they say nothing, a text is its key and language. */
final class ModuleTexts implements Messages {
    private final Map<String, String> changed = new ConcurrentHashMap<>();

    void upgrade(String language, String key, String text) {
        changed.put(language + " " + key, text);
    }

    @Override
    public String text(Class<?> origin, Locale locale, String key, Object... args) {
        String language = locale.getLanguage();
        return changed.getOrDefault(language + " " + key, key + " " + language);
    }

    @Override
    public String text(Locale locale, ErrorCode code, Object... args) {
        return code.code();
    }
}
