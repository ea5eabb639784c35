package org.kartera.platform.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a Java field a field of the record, or describes the parameter of an {@link Action}. Its label is in the module's catalogue
 * under {@code <noun>.<field>}, such as {@code deal.expectedClose}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Field {
    /** Only where the Java type leaves a choice. */
    FieldKind kind() default FieldKind.AUTO;

    /** A value must be there: 422 {@code required}. */
    boolean required() default false;

    /** No two records outside the recycle bin have the same value, case and accents apart: 409 {@code duplicate-value}. */
    boolean unique() default false;

    /** Callers cannot write it, rules and actions can: 422 {@code read-only-field}. */
    boolean readOnly() default false;

    /** Callers can write it and nobody can read it, not even in the audit: passwords. */
    boolean writeOnly() default false;

    /** Never leaves the module: neither read nor written by callers, absent from metadata and audit. */
    boolean internal() default false;

    /** Changes are shown on the timeline. Every change is in the audit, tracked or not. */
    boolean tracked() default false;

    /** Where the field shows. */
    Place[] in() default {};

    /** Greatest length of text in Unicode code points; 0: 200 for text, 30,000 for long and rich text. Unique text takes up to 200. */
    int length() default 0;

    /** Least number accepted, as decimal text. */
    String min() default "";

    /** Greatest number accepted, as decimal text. */
    String max() default "";

    /** A regular expression ({@link java.util.regex.Pattern}) that text must match as a whole; of an auto-number its pattern. */
    String pattern() default "";

    /** The values of a choice that is no enum. */
    String[] choices() default {};

    /** Full names of the record types referred to. With several the kind is {@link FieldKind#ANY_REF}. */
    String[] ref() default {};

    /** What happens here when the record referred to is deleted. */
    OnDelete onDelete() default OnDelete.CLEAR;

    /** The reference is to the record's parent of the same type: it may not lead in a circle, 422 {@code cycle}. */
    boolean hierarchy() default false;

    /** A date: from the day on which it has a value, amounts of the record keep the exchange rates of that day; one field of a record type. */
    boolean fixesRates() default false;

    /** The column, where the name derived from the field is a reserved word of a database. */
    String column() default "";
}
