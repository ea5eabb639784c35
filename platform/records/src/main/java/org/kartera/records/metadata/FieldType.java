package org.kartera.records.metadata;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;

/**
 * A field of a record type, or a parameter of an action.
 *
 * @param name as in the REST contract; of a mixin {@code <module>.<field>}
 * @param kind what it holds
 * @param multiple several values: the Java value is a {@code List} of {@code javaType}, a {@code Set} of a multi-choice, empty rather than null; stored as a JSON array in the column, each value indexed in {@code records_value}
 * @param javaType class of a value, of one element where several
 * @param flags what is asked of it
 * @param places where it shows
 * @param length greatest length of text in code points; 0 for other kinds
 * @param min least number
 * @param max greatest number
 * @param pattern text must match as a whole; of an auto-number null, see {@code numbering}
 * @param numbering pattern of an auto-number
 * @param choices the values of a choice
 * @param refs record types referred to, by full name
 * @param onDelete what happens here when the record referred to is deleted
 * @param columns where it is stored
 * @param accessor reads and writes it in the Java object
 * @param words what people call it, and its choices
 * @param details what an admin has said of it
 */
public record FieldType(
        String name,
        FieldKind kind,
        boolean multiple,
        Class<?> javaType,
        Set<Flag> flags,
        Set<Place> places,
        int length,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Pattern pattern,
        @Nullable String numbering,
        List<Choice> choices,
        List<String> refs,
        OnDelete onDelete,
        Columns columns,
        FieldAccessor accessor,
        Wording words,
        FieldDetails details) {
    /** What is asked of a field; see {@link org.kartera.platform.record.Field}. */
    public enum Flag {
        REQUIRED,
        UNIQUE,
        READ_ONLY,
        WRITE_ONLY,
        INTERNAL,
        TRACKED,
        /** A reference to the parent, which may not lead in a circle. */
        HIERARCHY,
        /** One of those that every record has. */
        STANDARD,
        /** Of a mixin or an admin: a virtual attribute, kept in the record's extensions. */
        EXTENSION,
        /** Made by an admin. */
        CUSTOM,
        /** Indexed, since lists are often filtered by it. */
        FILTERABLE,
        /** A date whose day, where there is one, is that of the exchange rates of the record's amounts. */
        FIXES_RATES,
        /** An auto-number that may leave numbers out, and for which no writer waits. */
        GAPS
    }

    /**
     * Where a field is stored.
     *
     * @param value the column: the value, a reference's id, money's minor units, the latitude of a place, a JSON array
     * @param second money's currency, the longitude of a place, or an any-reference's record type; null for other kinds
     * @param folded companion of text that is listed, searched or unique; null for other fields
     */
    public record Columns(
            String value, @Nullable String second, @Nullable String folded) {}

    public FieldType {
        flags = Set.copyOf(flags);
        places = Set.copyOf(places);
        choices = List.copyOf(choices);
        refs = List.copyOf(refs);
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }

    public boolean in(Place place) {
        return places.contains(place);
    }

    /** Whether callers may read it. */
    public boolean readable() {
        return !is(Flag.INTERNAL) && !is(Flag.WRITE_ONLY);
    }

    /** Whether callers may write it. */
    public boolean writable() {
        return !is(Flag.INTERNAL) && !is(Flag.READ_ONLY);
    }

    /** A name that stays when an admin calls the field otherwise: that of its column, for one that an admin made. */
    public String lastingName() {
        return is(Flag.CUSTOM) ? columns.value() : name;
    }

    /** How its value comes about; null where somebody writes it. */
    public @Nullable Computation computation() {
        return details.computation();
    }

    /** Whether its value is one or several {@link org.kartera.platform.record.Ref}. */
    public boolean reference() {
        return switch (kind) {
            case REF, REFS, ANY_REF, FILE, IMAGE -> true;
            default -> false;
        };
    }

    /** Whether its value is a {@link org.kartera.platform.record.Ref} to a {@link org.kartera.platform.record.StoredFile}. */
    public boolean file() {
        return kind == FieldKind.FILE || kind == FieldKind.IMAGE;
    }

    /** Whether its value is text, stored as such. */
    public boolean textual() {
        return switch (kind) {
            case TEXT, LONG_TEXT, RICH_TEXT, EMAIL, PHONE, URL, COLOUR, AUTO_NUMBER -> true;
            default -> false;
        };
    }

    /** The choice with that JSON name. */
    public Optional<Choice> choice(String value) {
        return choices.stream().filter(choice -> choice.value().equals(value)).findFirst();
    }
}
