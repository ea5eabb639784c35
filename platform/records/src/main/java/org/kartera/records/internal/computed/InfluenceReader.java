package org.kartera.records.internal.computed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what is computed round: from what it is made of to what is made of it. */
final class InfluenceReader {
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    private InfluenceReader() {}

    private record Draft(
            Set<String> begins,
            Set<String> follows,
            Set<String> sources,
            Set<Influence.Dependent> dependents,
            List<RollUpPlan> rollUps) {
        Draft() {
            this(
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new ArrayList<>());
        }
    }

    static Map<String, Influence> read(List<ComputedFields> all) {
        InfluenceReader reader = new InfluenceReader();
        all.forEach(reader::add);
        Map<String, Influence> influences = new LinkedHashMap<>();
        reader.drafts.forEach((entity, draft) -> influences.put(
                entity,
                new Influence(
                        draft.begins, draft.follows, draft.sources, List.copyOf(draft.dependents), draft.rollUps)));
        return influences;
    }

    private Draft draft(String entity) {
        return drafts.computeIfAbsent(entity, name -> new Draft());
    }

    private void add(ComputedFields fields) {
        Draft own = draft(fields.type().name());
        own.begins.addAll(fields.begins());
        own.follows.addAll(fields.follows());
        fields.rollUps().forEach(plan -> draft(plan.child().name()).rollUps.add(plan));
        fields.formulas().forEach(computed -> fields.routes(computed.formula()).forEach(route -> add(fields, route)));
    }

    /** Every record on the way gives something: a reference to the next one, the last the value. */
    private void add(ComputedFields fields, Route route) {
        for (int count = 1; count <= route.hops().size(); count++) {
            Draft there = draft(route.hops().get(count - 1).to().name());
            boolean last = count == route.hops().size();
            there.sources.add((last ? route.end() : route.hops().get(count).reference()).name());
            there.dependents.add(
                    new Influence.Dependent(fields.type(), route.hops().subList(0, count)));
        }
    }
}
