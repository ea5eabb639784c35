package org.kartera.records.formula;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A formula that was checked. Immutable, for any thread. */
public interface Formula {
    /** As it was written. */
    String text();

    /** What comes out; {@link ValueKind#NULL} where nothing ever does. */
    ValueKind kind();

    /** The fields that it reads, by path: {@code amount}, {@code company.sector}. */
    Set<String> paths();

    /**
     * The result, of the Java type of {@link #kind}; null where it is empty. It takes no longer than the limits of {@link Formulas} allow, which
     * is well below a millisecond, and never fails.
     */
    @Nullable
    Object evaluate(Evaluation evaluation);

    /** Whether it comes out true; empty counts as false. */
    default boolean holds(Evaluation evaluation) {
        return Boolean.TRUE.equals(evaluate(evaluation));
    }
}
