package org.kartera.records.internal.computed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.Violation;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.formula.Dependencies;
import org.kartera.records.formula.Formula;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.Formulas;
import org.kartera.records.formula.Purpose;
import org.kartera.records.formula.Scope;
import org.kartera.records.formula.ValueKind;
import org.kartera.records.metadata.Computation;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldDetails;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;

/** Says what is wrong with the computation and the conditions of a field, before it is made or changed. */
public final class ComputationChecks {
    private final Metadata metadata;
    private final EntityType type;
    private final List<Violation> wrong;

    /** {@code wrong} takes what is found; {@code type} is without the field, or with the former one. */
    public ComputationChecks(Metadata metadata, EntityType type, List<Violation> wrong) {
        this.metadata = metadata;
        this.type = type;
        this.wrong = wrong;
    }

    /** What a computation comes to unless its author says otherwise; null where it is wrong or comes to nothing. */
    public @Nullable FieldKind usualResult(Computation computation) {
        ValueKind kind = kind(computation);
        boolean counts = computation instanceof Computation.RollUp rollUp
                && rollUp.function() == Computation.RollUp.Function.COUNT;
        return kind == null ? null : counts ? FieldKind.INTEGER : Results.usual(kind);
    }

    private @Nullable ValueKind kind(Computation computation) {
        if (computation instanceof Computation.RollUp rollUp) {
            return new RollUpChecks(rollUp, type, metadata, wrong).check();
        }
        String expression = ((Computation.Formula) computation).expression();
        Formula formula =
                tried("formula", () -> Formulas.compile(expression, Scope.of(metadata, type), Purpose.STORED));
        return formula == null ? null : formula.kind();
    }

    /** Adds all that is wrong with {@code field}. */
    public void check(FieldType field) {
        EntityType with = type.withFields(List.of(field));
        Computation computation = field.computation();
        if (computation != null) {
            checkResult(field, computation);
            if (wrong.isEmpty()) {
                checkCircles(with);
            }
        }
        Scope scope = Scope.of(with(with), with);
        FieldDetails.Validation validation = field.details().validation();
        if (validation != null) {
            tried("validation.expression", () -> Formulas.condition(validation.expression(), scope));
        }
        String visibleWhen = field.details().visibleWhen();
        if (visibleWhen != null) {
            tried("visibleWhen", () -> Formulas.condition(visibleWhen, scope));
        }
    }

    private void checkResult(FieldType field, Computation computation) {
        ValueKind kind = kind(computation);
        if (kind != null && !Results.suits(kind, field.kind())) {
            wrong.add(new Violation(
                    "result",
                    FormulaError.FORMULA_WRONG_RESULT,
                    List.of(1, kind.word(), ValueKind.of(field).word())));
        }
    }

    /** Among the formulas and roll-ups of all record types, with {@code changed} as it is to be. */
    private void checkCircles(EntityType changed) {
        Metadata all = with(changed);
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        Collection<EntityType> types = new ArrayList<>();
        types.add(changed);
        types.addAll(all.entities().values());
        for (EntityType each : types) {
            for (FieldType field : each.fields()) {
                if (field.computation() != null && field.readable()) {
                    needs.putIfAbsent(key(each, field), needed(all, each, field));
                }
            }
        }
        tried("formula", () -> Dependencies.order(needs));
    }

    private static Set<String> needed(Metadata all, EntityType type, FieldType field) {
        Set<String> needed = new LinkedHashSet<>();
        try {
            if (field.computation() instanceof Computation.Formula formula) {
                Formulas.compile(formula.expression(), Scope.of(all, type), Purpose.STORED)
                        .paths()
                        .forEach(path -> Route.of(all, type, path)
                                .ifPresent(route -> needed.add(key(route.owner(), route.end()))));
            } else if (field.computation() instanceof Computation.RollUp rollUp) {
                RollUpPlan plan = ComputationReader.rollUp(all, type, field, rollUp);
                plan.watched().forEach(name -> needed.add(plan.child().name() + "." + name));
            }
        } catch (CrmException e) {
            return Set.of();
        }
        return needed;
    }

    private static String key(EntityType type, FieldType field) {
        return type.name() + "." + field.name();
    }

    private Metadata with(EntityType changed) {
        Map<String, EntityType> entities = new HashMap<>(metadata.entities());
        entities.put(changed.name(), changed);
        return new Metadata(metadata.generation(), entities, metadata.unavailable());
    }

    private <T> @Nullable T tried(String property, Supplier<T> work) {
        try {
            return work.get();
        } catch (CrmException e) {
            wrong.add(new Violation(property, e.code(), e.args()));
        }
        return null;
    }
}
