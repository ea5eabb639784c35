package org.kartera.records.internal.installation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The translations of one bundle, each read when it is first asked for. Any thread. */
public final class Catalogue {
    private static final String BASE = "KARTERA-INF/i18n/messages";

    private final Function<String, @Nullable URL> files;
    private final Map<String, Properties> bySuffix = new ConcurrentHashMap<>();

    /** {@code files} finds a file of the bundle by its path. */
    public Catalogue(Function<String, @Nullable URL> files) {
        this.files = files;
    }

    /** The text as it stands there, in {@code locale} or else in English; null where there is none. */
    public @Nullable String find(Locale locale, String key) {
        for (String suffix : suffixes(locale)) {
            String found = bySuffix.computeIfAbsent(suffix, this::load).getProperty(key);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Language and country, language, and English last, which has none. */
    private static Set<String> suffixes(Locale locale) {
        Set<String> suffixes = new LinkedHashSet<>();
        if (!locale.getLanguage().isEmpty() && !locale.getLanguage().equals("en")) {
            if (!locale.getCountry().isEmpty()) {
                suffixes.add("_" + locale.getLanguage() + "_" + locale.getCountry());
            }
            suffixes.add("_" + locale.getLanguage());
        }
        suffixes.add("");
        return suffixes;
    }

    private Properties load(String suffix) {
        Properties texts = new Properties();
        URL file = files.apply(BASE + suffix + ".properties");
        if (file == null) {
            return texts;
        }
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return texts;
    }
}
