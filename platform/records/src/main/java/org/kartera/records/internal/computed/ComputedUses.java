package org.kartera.records.internal.computed;

import java.util.ArrayList;
import java.util.List;
import org.kartera.records.custom.FieldUses;
import org.kartera.records.formula.Formula;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which formulas, roll-ups and conditions name a field: they cannot do without it. */
@Component(service = FieldUses.class)
public final class ComputedUses implements FieldUses {
    private final Recalculation recalculation;

    @Activate
    public ComputedUses(@Reference Recalculation recalculation) {
        this.recalculation = recalculation;
    }

    @Override
    public List<Use> uses(String entity, String field) {
        List<Use> uses = new ArrayList<>();
        for (ComputedFields fields : recalculation.computations().all()) {
            fields.formulas().forEach(computed -> {
                if (names(fields, computed.formula(), entity, field)) {
                    uses.add(use("formula", fields, computed.field().name()));
                }
            });
            fields.rollUps().stream()
                    .filter(plan ->
                            plan.child().name().equals(entity) && plan.watched().contains(field))
                    .forEach(plan -> uses.add(use("rollUp", fields, plan.field().name())));
            fields.conditions().stream()
                    .filter(condition -> !isItself(fields, condition.field().name(), entity, field))
                    .filter(condition -> names(fields, condition.formula(), entity, field))
                    .forEach(condition ->
                            uses.add(use("validation", fields, condition.field().name())));
            fields.visibility().forEach((name, formula) -> {
                if (!isItself(fields, name, entity, field) && names(fields, formula, entity, field)) {
                    uses.add(use("visibility", fields, name));
                }
            });
        }
        return uses;
    }

    private static boolean isItself(ComputedFields fields, String name, String entity, String field) {
        return name.equals(field) && fields.type().name().equals(entity);
    }

    /** Whether the formula reads the field, or passes through it. */
    private static boolean names(ComputedFields fields, Formula formula, String entity, String field) {
        return fields.routes(formula).stream()
                .anyMatch(route -> (route.owner().name().equals(entity)
                                && route.end().name().equals(field))
                        || route.hops().stream()
                                .anyMatch(hop -> hop.from().name().equals(entity)
                                        && hop.reference().name().equals(field)));
    }

    private static Use use(String kind, ComputedFields fields, String name) {
        return new Use(kind, fields.type().name() + "." + name, true);
    }
}
