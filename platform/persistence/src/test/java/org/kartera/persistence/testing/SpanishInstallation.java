package org.kartera.persistence.testing;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import org.kartera.platform.Installation;

/**
 * A company in Spain.
 *
 * @param locale what its people speak
 */
public record SpanishInstallation(Locale locale) implements Installation {
    /** A company whose people speak English. */
    public SpanishInstallation() {
        this(Locale.ENGLISH);
    }

    @Override
    public String region() {
        return "ES";
    }

    @Override
    public Currency currency() {
        return Currency.getInstance("EUR");
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }
}
