package org.kartera.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file becomes records. All is optional: what nobody says is guessed from the file, and columns go to the fields of the same name or label.
 *
 * @param header whether the first line has the names of the columns; where it has none they are called A, B, C as in a spreadsheet. Default true
 * @param encoding a charset's name; guessed among UTF-8, ISO-8859-1 and windows-1252
 * @param separator one character between columns; guessed among comma, semicolon, tab and bar
 * @param dateFormat pattern of {@link java.time.format.DateTimeFormatter} such as {@code M/d/yyyy}, or {@code days}: a number of days from today; guessed
 * @param decimal the decimal point of numbers, {@code .} or {@code ,}; the other one and blanks may group thousands. Default {@code .}
 * @param source name under which external keys are kept, so that two sources may use the same keys
 * @param key what tells whether a record is there already
 * @param duplicates what to do with a row whose record is there already
 * @param dryRun go through it all, and write nothing
 * @param guess whether columns that {@code fields} does not use go to fields of the same name or label
 * @param fields field of the record to where its value comes from
 */
public record ImportOptions(
        boolean header,
        @Nullable String encoding,
        @Nullable String separator,
        @Nullable String dateFormat,
        String decimal,
        String source,
        @Nullable Key key,
        Duplicates duplicates,
        boolean dryRun,
        boolean guess,
        Map<String, Value> fields) {
    /** What happens to a row whose record is there already. */
    public enum Duplicates {
        SKIP,
        UPDATE,
        /** Create another one; external keys then point to the newest. */
        CREATE,
        ERROR
    }

    /**
     * By what a record is recognised; exactly one of both.
     *
     * @param field a field of the record, whose value in the row is looked for
     * @param column a column with the key that the record has in the source; kept beside the records
     */
    public record Key(@Nullable String field, @Nullable String column) {}

    /**
     * Where a value comes from: exactly one of {@code column}, {@code template} and {@code constant}.
     *
     * @param column a column of the file
     * @param template text with columns in braces, {@code {product} – {account}}; {@code {name|slug}} makes {@code name} fit for a login, {@code |lower}, {@code |upper}
     *     and {@code |trim} do what they say; parts in square brackets are left out where a column in them is empty
     * @param constant the same text for every row
     * @param values replaces texts by others, {@code *} stands for all that are not named
     * @param multiply factor for numbers
     * @param currency currency of money, where the text has none
     * @param currencyColumn column with the currency
     * @param separator splits the text into several values; default {@code ;}
     * @param lookup how a reference is found; default: by title
     */
    public record Value(
            @Nullable String column,
            @Nullable String template,
            @Nullable String constant,
            Map<String, String> values,
            @Nullable String multiply,
            @Nullable String currency,
            @Nullable String currencyColumn,
            @Nullable String separator,
            @Nullable Lookup lookup) {
        public Value {
            values = Map.copyOf(values);
        }
    }

    /** What happens where the record referred to is not there. */
    public enum Missing {
        /** The row is wrong. */
        ERROR,
        /** The field stays empty. */
        EMPTY,
        CREATE
    }

    /**
     * How the record referred to is found.
     *
     * @param by field of that record that must equal the value; default {@code title}
     * @param where further fields that must equal, each with a value from the same row
     * @param missing what to do where nothing is found
     * @param create the record to create, each field with a value from the same row; null unless {@code missing} says so
     */
    public record Lookup(
            String by,
            Map<String, Value> where,
            Missing missing,
            @Nullable Map<String, Value> create) {
        public Lookup {
            where = new LinkedHashMap<>(where);
            create = create == null ? null : new LinkedHashMap<>(create);
        }
    }

    public ImportOptions {
        fields = new LinkedHashMap<>(fields);
    }
}
