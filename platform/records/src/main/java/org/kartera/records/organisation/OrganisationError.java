package org.kartera.records.organisation;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;

/** What can be wrong with what administrators say of their company. */
public enum OrganisationError implements ErrorCode {
    /** There is no such currency, or it has no rates: {0} its code. */
    NO_SUCH_CURRENCY(ErrorKind.MISSING),
    /** The currency has no rate from that day on: {0} its code, {1} the day. */
    NO_SUCH_RATE(ErrorKind.MISSING),
    /** The company's own currency is always worth one: {0} the property, {1} its code. */
    OWN_CURRENCY(ErrorKind.INVALID),
    /** A rate is greater than nought and has no more digits than are kept: {0} the property, {1} the value. */
    INVALID_RATE(ErrorKind.INVALID),
    /** A rate holds from a day of the years 1970 to 2199: {0} the property, {1} the value. */
    INVALID_RATE_DAY(ErrorKind.INVALID),
    /** There is no such calendar: {0} its name. */
    NO_SUCH_CALENDAR(ErrorKind.MISSING),
    /** So much is not worked in 20 years. */
    NO_WORKING_TIME(ErrorKind.CONFLICT),
    /** A calendar has a short name of letters and digits: {0} the property, {1} the name. */
    INVALID_CALENDAR_NAME(ErrorKind.INVALID),
    /** Nobody works on any day of the week: {0} the property. */
    NO_HOURS(ErrorKind.INVALID),
    /** A span has a beginning and, later, an end: {0} the property. */
    INVALID_HOURS(ErrorKind.INVALID),
    /** Spans of a day lie over each other: {0} the property. */
    HOURS_OVERLAP(ErrorKind.INVALID),
    /** A holiday is a day, 2026-12-25, or one of every year, 12-25: {0} the property. */
    INVALID_HOLIDAY(ErrorKind.INVALID);

    private final ErrorKind kind;

    OrganisationError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
