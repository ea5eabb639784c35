package org.kartera.records.internal.computed;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.Administration;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.Formula;
import org.kartera.records.formula.FormulaPreviews;
import org.kartera.records.formula.Formulas;
import org.kartera.records.formula.Purpose;
import org.kartera.records.formula.Scope;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.internal.pipeline.StoredField;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tries formulas over the records that are stored. */
@Component(service = FormulaPreviews.class)
public final class StoredPreviews implements FormulaPreviews {
    private final Recalculation recalculation;
    private final Callers callers;
    private final Sql sql;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public StoredPreviews(@Reference Recalculation recalculation, @Reference Callers callers) {
        this.recalculation = recalculation;
        this.callers = callers;
        this.sql = recalculation.sql();
    }

    @Override
    public Preview preview(String entity, String text, Purpose purpose, @Nullable UUID id) {
        Administration.demand(callers.current(), "update", entity);
        Metadata metadata = recalculation.metadata();
        EntityType type = metadata.entity(entity);
        Formula formula = Formulas.compile(text, Scope.of(metadata, type), purpose);
        List<String> paths = List.copyOf(formula.paths());
        if (id == null) {
            return new Preview(formula.kind(), null, paths, Set.of());
        }
        Map<String, Route> routes = new LinkedHashMap<>();
        paths.forEach(path -> Route.of(metadata, type, path).ifPresent(route -> routes.put(path, route)));
        ComputedFields fields = new ComputedFields(type, List.of(), List.of(), List.of(), Map.of(), routes);
        return recalculation.unitOfWork().read(() -> {
            Subject subject = record(type, routes, id);
            Related related = recalculation.calculator().related(fields, List.of(subject));
            Evaluation evaluation = recalculation.calculator().evaluation(fields, subject, related, clock.instant());
            Object value = formula.evaluate(evaluation);
            return new Preview(formula.kind(), value, paths, evaluation.notes());
        });
    }

    private Subject record(EntityType type, Map<String, Route> routes, UUID id) {
        Set<FieldType> needed = new LinkedHashSet<>();
        routes.values()
                .forEach(route -> needed.add(
                        route.hops().isEmpty()
                                ? route.end()
                                : route.hops().get(0).reference()));
        List<StoredField> fields = needed.stream().map(StoredField::of).toList();
        List<String> columns = new ArrayList<>(List.of("id"));
        columns.addAll(ComputedRow.columns(needed));
        return sql
                .select(
                        "select " + String.join(", ", columns) + " from " + type.table() + " where id = ?",
                        List.of(id),
                        row -> {
                            Map<String, @Nullable Object> values = new HashMap<>();
                            int column = 2;
                            for (StoredField field : fields) {
                                values.put(field.field().name(), field.value(row, column));
                                column += field.columns().size();
                            }
                            return new Tried(values);
                        })
                .stream()
                .findFirst()
                .orElseThrow(() -> new CrmException(StandardError.NO_SUCH_RECORD, type.name(), id.toString()));
    }

    /** A record over which a formula is tried. */
    private record Tried(Map<String, @Nullable Object> values) implements Subject {
        @Override
        public @Nullable Object value(FieldType field) {
            return values.get(field.name());
        }

        @Override
        public void set(FieldType field, @Nullable Object value) {
            values.put(field.name(), value);
        }
    }
}
