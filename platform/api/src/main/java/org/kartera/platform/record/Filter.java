package org.kartera.platform.record;

import java.util.List;

/**
 * Which records. The same tree that the RSQL of the REST contract is parsed to. A path is a field's name, or leads over references to another
 * record's: {@code company.sector}. Values are text as in RSQL ({@code 2026-01-31, now-7d, me, won}) or of the field's Java type.
 */
public sealed interface Filter {
    /** How a field is compared. */
    enum Operator {
        /** Equal; text is compared folded (case and accents apart); a list field contains it. */
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE,
        IN,
        NOT_IN,
        /** Text contains it, folded. */
        CONTAINS,
        /** Text begins with it, folded. */
        STARTS,
        /** {@code true}: has no value; {@code false}: has one. */
        NULL,
        /** A place lies within the degrees south, west, north, east, all inclusive, with south up to north and west up to east. */
        WITHIN
    }

    /** Every one of them; with none, all records. */
    record And(List<Filter> filters) implements Filter {
        public And {
            filters = List.copyOf(filters);
        }
    }

    /** At least one of them; with none, no record. */
    record Or(List<Filter> filters) implements Filter {
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /** One comparison. {@link Operator#IN} and {@link Operator#NOT_IN} take any number of values, {@link Operator#WITHIN} four, all others one. */
    record Comparison(String path, Operator operator, List<Object> values) implements Filter {
        public Comparison {
            values = List.copyOf(values);
        }
    }

    static Filter all() {
        return new And(List.of());
    }

    static Filter and(Filter... filters) {
        return new And(List.of(filters));
    }

    static Filter or(Filter... filters) {
        return new Or(List.of(filters));
    }

    static Filter is(String path, Object value) {
        return new Comparison(path, Operator.EQ, List.of(value));
    }

    static Filter compare(String path, Operator operator, Object value) {
        return new Comparison(path, operator, List.of(value));
    }

    static Filter in(String path, List<?> values) {
        return new Comparison(path, Operator.IN, List.copyOf(values));
    }

    /** Places in a box of degrees. With {@code west} greater than {@code east} the box goes over the 180th meridian. */
    static Filter within(String path, double south, double west, double north, double east) {
        return west <= east
                ? new Comparison(path, Operator.WITHIN, List.of(south, west, north, east))
                : or(within(path, south, west, north, 180), within(path, south, -180, north, east));
    }

    static Filter isEmpty(String path) {
        return new Comparison(path, Operator.NULL, List.of(true));
    }
}
