package org.kartera.records.internal.computed;

import java.util.List;
import java.util.Set;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/**
 * What depends on the records of one type. Immutable.
 *
 * @param begins names of its fields with which its own formulas begin
 * @param follows names of its references that its own formulas follow
 * @param sources names of its fields that formulas of others read by way of references
 * @param dependents how those others lead here
 * @param rollUps what is rolled up of it
 */
public record Influence(
        Set<String> begins,
        Set<String> follows,
        Set<String> sources,
        List<Dependent> dependents,
        List<RollUpPlan> rollUps) {
    static final Influence NONE = new Influence(Set.of(), Set.of(), Set.of(), List.of(), List.of());

    /**
     * Records whose formulas read something here.
     *
     * @param type their record type
     * @param references the way from there to here
     */
    public record Dependent(EntityType type, List<Route.Hop> references) {
        public Dependent {
            references = List.copyOf(references);
        }
    }

    public Influence {
        begins = Set.copyOf(begins);
        follows = Set.copyOf(follows);
        sources = Set.copyOf(sources);
        dependents = List.copyOf(dependents);
        rollUps = List.copyOf(rollUps);
    }

    /** Whether nothing depends on it. */
    public boolean isEmpty() {
        return begins.isEmpty() && sources.isEmpty() && rollUps.isEmpty();
    }

    /** The references by which children are rolled up. */
    List<FieldType> parents() {
        return rollUps.stream().map(RollUpPlan::reference).distinct().toList();
    }
}
