package org.kartera.records.internal.installation;

import java.text.MessageFormat;
import java.util.Locale;
import org.kartera.persistence.OwnFiles;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Messages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Reads the catalogues of bundles as they are asked for and keeps them as long as the class that asked. */
@Component(service = Messages.class)
public final class Catalogues implements Messages {
    private final ClassValue<Catalogue> byOrigin = new ClassValue<>() {
        @Override
        protected Catalogue computeValue(Class<?> origin) {
            return new Catalogue(OwnFiles.of(origin)::getResource);
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
}
