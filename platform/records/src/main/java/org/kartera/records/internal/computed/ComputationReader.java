package org.kartera.records.internal.computed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Filter;
import org.kartera.records.formula.Dependencies;
import org.kartera.records.formula.Formula;
import org.kartera.records.formula.Formulas;
import org.kartera.records.formula.Purpose;
import org.kartera.records.formula.Scope;
import org.kartera.records.internal.computed.ComputedFields.Computed;
import org.kartera.records.internal.computed.ComputedFields.Condition;
import org.kartera.records.internal.query.FilterParser;
import org.kartera.records.metadata.Computation;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldDetails;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is computed in the metadata. What makes no sense any more, since a field or record type that it needs is gone, is left out and logged: its values
 * stay as they are.
 */
final class ComputationReader {
    private static final Logger LOG = LoggerFactory.getLogger(ComputationReader.class);

    private final Metadata metadata;

    ComputationReader(Metadata metadata) {
        this.metadata = metadata;
    }

    Computations read() {
        List<ComputedFields> all = new ArrayList<>();
        for (EntityType type : metadata.entities().values()) {
            ComputedFields fields = of(type);
            if (!fields.isEmpty()) {
                all.add(fields);
            }
        }
        return Computations.of(all);
    }

    private ComputedFields of(EntityType type) {
        Scope scope = Scope.of(metadata, type);
        Map<String, Computed> formulas = new LinkedHashMap<>();
        List<RollUpPlan> rollUps = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        Map<String, Formula> visibility = new LinkedHashMap<>();
        Set<String> paths = new LinkedHashSet<>();
        for (FieldType field : type.fields()) {
            if (!field.readable() || field.details().equals(FieldDetails.NONE)) {
                continue;
            }
            if (field.computation() instanceof Computation.Formula formula) {
                tried(type, field, () -> Formulas.compile(formula.expression(), scope, Purpose.STORED))
                        .ifPresent(found -> formulas.put(field.name(), new Computed(field, found)));
            } else if (field.computation() instanceof Computation.RollUp rollUp) {
                tried(type, field, () -> rollUp(metadata, type, field, rollUp)).ifPresent(rollUps::add);
            }
            FieldDetails.Validation validation = field.details().validation();
            if (validation != null) {
                tried(type, field, () -> Formulas.condition(validation.expression(), scope))
                        .ifPresent(found -> conditions.add(new Condition(field, found, validation.message())));
            }
            String visibleWhen = field.details().visibleWhen();
            if (visibleWhen != null) {
                tried(type, field, () -> Formulas.condition(visibleWhen, scope))
                        .ifPresent(found -> visibility.put(field.name(), found));
            }
        }
        formulas.values().forEach(computed -> paths.addAll(computed.formula().paths()));
        conditions.forEach(condition -> paths.addAll(condition.formula().paths()));
        visibility.values().forEach(formula -> paths.addAll(formula.paths()));
        return new ComputedFields(type, ordered(type, formulas), rollUps, conditions, visibility, routes(type, paths));
    }

    private Map<String, Route> routes(EntityType type, Set<String> paths) {
        Map<String, Route> routes = new LinkedHashMap<>();
        paths.forEach(path -> Route.of(metadata, type, path).ifPresent(route -> routes.put(path, route)));
        return routes;
    }

    private static List<Computed> ordered(EntityType type, Map<String, Computed> formulas) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        formulas.forEach((name, computed) -> needs.put(name, computed.formula().paths()));
        try {
            return Dependencies.order(needs).stream()
                    .flatMap(name -> Optional.ofNullable(formulas.get(name)).stream())
                    .toList();
        } catch (CrmException e) {
            LOG.warn("The formulas of {} need each other and are left out: {}", type.name(), e.getMessage());
            return List.of();
        }
    }

    private static <T> Optional<T> tried(EntityType type, FieldType field, Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (CrmException e) {
            LOG.warn("{} of {} is not computed or checked any more: {}", field.name(), type.name(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The plan of a roll-up that was checked when it was made. */
    static RollUpPlan rollUp(Metadata metadata, EntityType type, FieldType field, Computation.RollUp rollUp) {
        EntityType child = metadata.entity(rollUp.entity());
        Filter filter = rollUp.filter() == null ? Filter.all() : new FilterParser().parse(rollUp.filter());
        Set<String> watched = new LinkedHashSet<>(comparisons(filter));
        watched.add(rollUp.field());
        FieldType of = rollUp.of() == null ? null : RollUpChecks.field(child, rollUp.of());
        if (of != null) {
            watched.add(of.name());
        }
        return new RollUpPlan(
                type, field, child, RollUpChecks.field(child, rollUp.field()), rollUp.function(), of, filter, watched);
    }

    /** The paths that a filter compares. */
    static Set<String> comparisons(Filter filter) {
        Set<String> paths = new LinkedHashSet<>();
        if (filter instanceof Filter.And and) {
            and.filters().forEach(part -> paths.addAll(comparisons(part)));
        } else if (filter instanceof Filter.Or or) {
            or.filters().forEach(part -> paths.addAll(comparisons(part)));
        } else if (filter instanceof Filter.Comparison comparison) {
            paths.add(comparison.path());
        }
        return paths;
    }
}
