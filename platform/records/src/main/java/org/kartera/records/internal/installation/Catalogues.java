package org.kartera.records.internal.installation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.OwnFiles;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Messages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Reads the catalogues of bundles as they are asked for and keeps them as long as the class that asked. */
@Component(service = Messages.class)
public final class Catalogues implements Messages {
    private static final String BASE = "KARTERA-INF/i18n/messages";

    private final ClassValue<Catalogue> byOrigin = new ClassValue<>() {
        @Override
        protected Catalogue computeValue(Class<?> origin) {
            return new Catalogue(OwnFiles.of(origin));
        }
    };

    @Activate
    public Catalogues() {}

    @Override
    public String text(Class<?> origin, Locale locale, String key, Object... args) {
        String pattern = byOrigin.get(origin).find(locale, key);
        if (pattern == null) {
            return key;
        }
        boolean plain = pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
        return plain ? pattern : new MessageFormat(pattern, locale).format(args);
    }

    @Override
    public String text(Locale locale, ErrorCode code, Object... args) {
        Class<?> origin = code instanceof Enum<?> constant ? constant.getDeclaringClass() : code.getClass();
        return text(origin, locale, "error." + code.code(), args);
    }

    /** The translations of one bundle. */
    private static final class Catalogue {
        private final ClassLoader files;
        private final Map<String, Properties> bySuffix = new ConcurrentHashMap<>();

        Catalogue(ClassLoader files) {
            this.files = files;
        }

        @Nullable
        String find(Locale locale, String key) {
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
            URL file = files.getResource(BASE + suffix + ".properties");
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
}
