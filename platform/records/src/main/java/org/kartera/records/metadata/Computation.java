package org.kartera.records.metadata;

import org.jspecify.annotations.Nullable;

/** How the value of a field comes about that nobody writes. The field's kind is that of the result. */
public sealed interface Computation {
    /** From other fields of the record, and of those it refers to. */
    record Formula(String expression) implements Computation {}

    /**
     * From the records that refer to this one.
     *
     * @param entity full name of their record type
     * @param field their reference to this record
     * @param of the field of theirs that is added up; null where they are counted
     * @param filter which of them count, as RSQL; null: all
     */
    record RollUp(
            String entity,
            String field,
            Function function,
            @Nullable String of,
            @Nullable String filter) implements Computation {
        /** What is made of their values. */
        public enum Function {
            COUNT,
            SUM,
            MIN,
            MAX,
            AVG
        }
    }
}
