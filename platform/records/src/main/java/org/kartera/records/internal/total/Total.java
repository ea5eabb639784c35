package org.kartera.records.internal.total;

import java.math.BigDecimal;

/**
 * How many records or values there are, and their sum.
 *
 * @param counted records; of a measure those that have a value
 * @param summed money in minor units, durations in seconds
 */
public record Total(long counted, BigDecimal summed) {
    static final Total NOTHING = new Total(0, BigDecimal.ZERO);

    Total plus(Total other) {
        return new Total(counted + other.counted, summed.add(other.summed));
    }

    boolean isNothing() {
        return counted == 0 && summed.signum() == 0;
    }

    /**
     * Of which records. What a record has not is empty text.
     *
     * @param field the field that they are grouped by
     * @param value in that field: a choice's name, an id
     * @param measure the field that is added up; empty: the records are counted
     * @param currency of money
     */
    public record Key(String field, String value, String owner, String team, String measure, String currency) {}
}
