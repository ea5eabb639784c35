package org.kartera.records.internal.computed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kartera.records.formula.Formula;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Wording;

/**
 * What is computed of one record type, and what its fields demand. Immutable.
 *
 * @param formulas in the order in which they are computed
 * @param conditions what must hold of fields, by field
 * @param visibility when forms show a field, by its name
 * @param routes where the paths of all of them lead, by path
 */
public record ComputedFields(
        EntityType type,
        List<Computed> formulas,
        List<RollUpPlan> rollUps,
        List<Condition> conditions,
        Map<String, Formula> visibility,
        Map<String, Route> routes) {
    /** A field and the formula of its value. */
    public record Computed(FieldType field, Formula formula) {}

    /** A field and what must hold of it. */
    public record Condition(FieldType field, Formula formula, Wording.Own message) {}

    public ComputedFields {
        formulas = List.copyOf(formulas);
        rollUps = List.copyOf(rollUps);
        conditions = List.copyOf(conditions);
        visibility = Map.copyOf(visibility);
        routes = Map.copyOf(routes);
    }

    /** Nothing at all. */
    static ComputedFields none(EntityType type) {
        return new ComputedFields(type, List.of(), List.of(), List.of(), Map.of(), Map.of());
    }

    /** Whether a save has nothing to do. */
    public boolean isEmpty() {
        return formulas.isEmpty() && rollUps.isEmpty() && conditions.isEmpty() && visibility.isEmpty();
    }

    /** Whether something of a record is computed. */
    public boolean computes() {
        return !formulas.isEmpty() || !rollUps.isEmpty();
    }

    /** The fields whose values are computed. */
    List<FieldType> results() {
        List<FieldType> results = new ArrayList<>();
        rollUps.forEach(plan -> results.add(plan.field()));
        formulas.forEach(computed -> results.add(computed.field()));
        return results;
    }

    /** What is kept beside results that are amounts. */
    List<CompanyAmount> amounts() {
        return results().stream()
                .filter(CompanyAmount::has)
                .map(CompanyAmount::of)
                .toList();
    }

    /** The fields in the title of the record type, where one of them is computed; else none, since the title stays. */
    List<FieldType> titled() {
        List<FieldType> named = type.title().fields().stream()
                .distinct()
                .flatMap(name -> Optional.ofNullable(type.field(name)).stream())
                .toList();
        return results().stream().anyMatch(named::contains) ? named : List.of();
    }

    /** The record's own fields that a computation of all its values begins with, those that are computed included. */
    List<FieldType> own() {
        Set<FieldType> own = new LinkedHashSet<>(results());
        for (Computed computed : formulas) {
            routes(computed.formula())
                    .forEach(route -> own.add(
                            route.hops().isEmpty()
                                    ? route.end()
                                    : route.hops().get(0).reference()));
        }
        return List.copyOf(own);
    }

    List<Route> routes(Formula formula) {
        return formula.paths().stream()
                .flatMap(path -> Optional.ofNullable(routes.get(path)).stream())
                .toList();
    }

    /** Names of the own fields that formulas begin with: those that they read, and references that they follow. */
    Set<String> begins() {
        Set<String> names = new LinkedHashSet<>();
        formulas.forEach(computed -> routes(computed.formula())
                .forEach(route -> names.add((route.hops().isEmpty()
                                ? route.end()
                                : route.hops().get(0).reference())
                        .name())));
        return names;
    }

    /** Names of the references that formulas follow. */
    Set<String> follows() {
        Set<String> names = new LinkedHashSet<>();
        formulas.forEach(computed -> routes(computed.formula()).stream()
                .filter(route -> !route.hops().isEmpty())
                .forEach(route -> names.add(route.hops().get(0).reference().name())));
        return names;
    }
}
