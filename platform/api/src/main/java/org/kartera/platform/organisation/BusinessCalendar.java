package org.kartera.platform.organisation;

import java.time.Duration;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The company's working time: weekly hours, less holidays, in a time zone. There are several calendars, by name; where one is asked for that is not there, the
 * standard one answers. A service of the kernel, safe for many threads, which answers from memory and follows changes on whichever node within seconds.
 */
@ProviderType
public interface BusinessCalendar {
    /** The calendar that is always there: Monday to Friday from 9 to 18 in the company's time zone, until somebody says otherwise. */
    String STANDARD = "standard";

    /** Whether people work at that moment. The end of a span of hours is no part of it. */
    boolean isOpen(String calendar, Instant at);

    /**
     * The moment by which {@code working} will have been worked since {@code from}: the earliest one, so at the end of a day rather than at the beginning of
     * the next. {@code from} itself for nothing. 409 {@code no-working-time} where so much is not worked within 20 years; {@link IllegalArgumentException} for a
     * negative duration.
     */
    Instant add(String calendar, Instant from, Duration working);

    /** How much is worked between two moments; negative where {@code to} is the earlier one. */
    Duration between(String calendar, Instant from, Instant to);
}
