package org.kartera.platform.record;

/**
 * What a field holds. {@link #json} is the name in the REST contract. A Java field's kind follows from its type; where several fit,
 * {@link Field#kind} says which.
 */
public enum FieldKind {
    /** Derived from the Java type; only as the default of {@link Field#kind}. */
    AUTO("auto"),
    /** One line of text: {@code String}. */
    TEXT("text"),
    /** Text of many lines, without markup; filters by contains only: {@code String}. */
    LONG_TEXT("longText"),
    /** Sanitised HTML; filters by contains only: {@code String}. */
    RICH_TEXT("richText"),
    /** {@code Integer} or {@code Long}. */
    INTEGER("integer"),
    /** {@code BigDecimal}, up to 19 digits, 6 of them fractional. */
    DECIMAL("decimal"),
    /** {@link Money}: an amount and its currency. */
    MONEY("money"),
    /** {@code BigDecimal}; 12.5 is twelve and a half per cent. */
    PERCENT("percent"),
    /** {@code Boolean}. */
    BOOLEAN("boolean"),
    /** {@link java.time.LocalDate}. */
    DATE("date"),
    /** {@link java.time.LocalTime}. */
    TIME("time"),
    /** {@link java.time.Instant}, to the microsecond. */
    DATE_TIME("dateTime"),
    /** {@link java.time.Duration}, to the second. */
    DURATION("duration"),
    /** One of an enum's constants, or one of {@link Field#choices}. In JSON an enum constant is camelCase: {@code inStock}. */
    CHOICE("choice"),
    /** Several of them: {@code Set} of an enum, or {@code Set<String>} with {@link Field#choices}. */
    MULTI_CHOICE("multiChoice"),
    /** {@code String}, or {@code List} of {@link Email}. */
    EMAIL("email"),
    /** {@code String} in E.164, or {@code List} of {@link Phone}. */
    PHONE("phone"),
    /** {@code String}, http or https. */
    URL("url"),
    /** {@link Address}, or {@code List} of them. */
    ADDRESS("address"),
    /** {@link GeoPoint}. */
    GEO_POINT("geoPoint"),
    /** {@code String} of the form {@code #rrggbb}. */
    COLOUR("colour"),
    /** {@code Integer}, 0 to 5. */
    RATING("rating"),
    /** {@link Ref} to a {@link StoredFile}. */
    FILE("file"),
    /** {@link Ref} to a {@link StoredFile} that is a picture. */
    IMAGE("image"),
    /** {@link Ref} to one record of one type. */
    REF("ref"),
    /** {@code List} of {@link Ref}, all of one type. */
    REFS("refs"),
    /** {@link Ref} to one record of any of several types. */
    ANY_REF("anyRef"),
    /** {@code String} numbered by the kernel after {@link Field#pattern}, such as {@code INV-{yyyy}-{0000}}. */
    AUTO_NUMBER("autoNumber"),
    /** Computed from other fields; only for fields defined by an admin, Java entities compute in Java. */
    FORMULA("formula"),
    /** Aggregated from related records; only for fields defined by an admin. */
    ROLL_UP("rollUp");

    private final String json;

    FieldKind(String json) {
        this.json = json;
    }

    /** The kind's name in the REST contract. */
    public String json() {
        return json;
    }
}
