package org.kartera.records.formula;

import org.kartera.records.metadata.FieldType;

/** What a part of a formula is. */
public enum ValueKind {
    /** {@code BigDecimal}. */
    NUMBER(0),
    /** {@link org.kartera.platform.record.Money}. */
    MONEY(1),
    /** {@code String}. Text without a character is empty, that is null. */
    TEXT(2),
    /** {@code Boolean}. */
    BOOLEAN(3),
    /** {@link java.time.LocalDate}. */
    DATE(4),
    /** {@link java.time.LocalTime}. */
    TIME(5),
    /** {@link java.time.Instant}. */
    DATE_TIME(6),
    /** {@link java.time.Duration}. */
    DURATION(7),
    /** {@code String}: the name of a choice in JSON. */
    CHOICE(8),
    /** {@code Collection} of them. */
    CHOICES(9),
    /** {@link org.kartera.platform.record.Ref}. */
    REF(10),
    /** Something that formulas only compare with nothing: addresses, places, files, several values. */
    OTHER(11),
    /** Nothing, written as {@code null}. */
    NULL(12);

    private final int word;

    ValueKind(int word) {
        this.word = word;
    }

    /** The number by which the catalogues choose what people call it. */
    public int word() {
        return word;
    }

    /** What the values of a field are in formulas. */
    public static ValueKind of(FieldType field) {
        return switch (field.kind()) {
            case MULTI_CHOICE -> CHOICES;
            case RICH_TEXT, ADDRESS, GEO_POINT, FILE, IMAGE, REFS, AUTO, FORMULA, ROLL_UP -> OTHER;
            default -> field.multiple() ? OTHER : ofOne(field);
        };
    }

    private static ValueKind ofOne(FieldType field) {
        return switch (field.kind()) {
            case INTEGER, DECIMAL, PERCENT, RATING -> NUMBER;
            case MONEY -> MONEY;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case TIME -> TIME;
            case DATE_TIME -> DATE_TIME;
            case DURATION -> DURATION;
            case CHOICE -> CHOICE;
            case REF, ANY_REF -> REF;
            default -> TEXT;
        };
    }

    /** Whether values of this kind come before and after each other. */
    public boolean ordered() {
        return switch (this) {
            case NUMBER, MONEY, DATE, TIME, DATE_TIME, DURATION -> true;
            default -> false;
        };
    }

    /** Whether values of this kind can stand in a text. */
    public boolean textual() {
        return switch (this) {
            case TEXT, CHOICE, NUMBER, MONEY, DATE, BOOLEAN -> true;
            default -> false;
        };
    }
}
