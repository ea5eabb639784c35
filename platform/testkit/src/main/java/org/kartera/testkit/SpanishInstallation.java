package org.kartera.testkit;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import org.kartera.platform.Installation;

/** A company in Spain whose people speak English. */
final class SpanishInstallation implements Installation {
    @Override
    public Locale locale() {
        return Locale.ENGLISH;
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
