package org.kartera.platform;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** What holds for the whole installation unless a user says otherwise. A service of the kernel. */
@ProviderType
public interface Installation {
    /** The language of new users, of data that modules bring, and of whoever has not signed in and asks for none. */
    Locale locale();

    /** ISO 3166-1 alpha-2 code of the country whose national phone numbers need no prefix. */
    String region();

    /** The company's currency. */
    Currency currency();

    /** The company's time zone. */
    ZoneId zone();
}
