package org.kartera.platform.record;

import java.util.List;

/**
 * Totals of records by up to three fields, as {@code GET /records/{entity}/groups} asks for them. Groups come in the order of their keys: dates by
 * time, choices as declared, references as their record type is {@link RecordType#order ordered}, all else by label, records without a value last.
 * Moments count by the caller's days. A record counts in each value of a choice or reference that has several.
 *
 * @param entity full name of the record type
 * @param filter which records
 * @param by paths to group by; a date takes {@code :day, :week, :month, :quarter, :year} behind it, as {@code closeDate:month};
 *     a place needs {@code :<n>}, from 0 to 24: it counts in its cell of a grid with 2 to the power of n cells around the earth, whose middle is the key
 * @param measures what to compute beside the count
 */
public record GroupQuery(String entity, Filter filter, List<String> by, List<Measure> measures) {
    /** What is computed. */
    public enum Function {
        SUM,
        AVG,
        MIN,
        MAX
    }

    /** A function of a numeric or money field; money is computed per currency. */
    public record Measure(Function function, String field) {}

    public GroupQuery {
        by = List.copyOf(by);
        measures = List.copyOf(measures);
        if (by.isEmpty() || by.size() > 3) {
            throw new IllegalArgumentException("groups by 1 to 3 fields, not by " + by);
        }
    }
}
