package org.kartera.records.internal.computed;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Filter;
import org.kartera.records.metadata.Computation.RollUp.Function;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/**
 * A roll-up, found in the metadata.
 *
 * @param type the record type that has it
 * @param field where it is stored
 * @param child the record type that is counted
 * @param reference the child's reference to {@code type}
 * @param of the child's field that is added up; null where records are counted
 * @param filter which children count
 * @param watched names of the child's fields of which a change matters
 */
public record RollUpPlan(
        EntityType type,
        FieldType field,
        EntityType child,
        FieldType reference,
        Function function,
        @Nullable FieldType of,
        Filter filter,
        Set<String> watched) {
    public RollUpPlan {
        watched = Set.copyOf(watched);
    }
}
