package org.kartera.records.formula;

/** Why a formula came out empty although it had values. Shown in previews; never fails a save. */
public enum Note {
    /** Something was divided by zero. */
    DIVISION_BY_ZERO,
    /** Amounts of two currencies were added, compared or divided. */
    CURRENCIES_DIFFER,
    /** A number went beyond 28 digits before the point. */
    TOO_LARGE,
    /** A text went beyond 4,000 characters. */
    TEXT_TOO_LONG,
    /** There is no such day, or it is not within the years 1 to 9999. */
    NO_SUCH_DATE,
    /** A text is no number. */
    NOT_A_NUMBER,
    /** There is no currency of that ISO 4217 code. */
    NO_SUCH_CURRENCY
}
