package org.kartera.platform;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The message catalogues: {@code KARTERA-INF/i18n/messages.properties} (English, UTF-8) of each bundle and its translations. A
 * service of the kernel.
 */
@ProviderType
public interface Messages {
    /**
     * The text under {@code key} in the catalogue of the bundle that holds {@code origin}, filled by
     * {@link java.text.MessageFormat}; the key itself where the catalogue has none.
     */
    String text(Class<?> origin, Locale locale, String key, Object... args);

    /** The message of an error: {@code error.<code>} of the bundle that holds the code's enum. */
    String text(Locale locale, ErrorCode code, Object... args);
}
