package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.StandardFields;

/** Puts the values sent into the records; what is wrong is rejected there, all of it. */
final class Binding {
    private static final String ENTITY = "entity";

    private final FieldBinder binder;
    private final DefaultValues moments;

    Binding(FieldBinder binder, DefaultValues moments) {
        this.binder = binder;
        this.moments = moments;
    }

    /** Values by field name, as a caller gives them. */
    void values(Batch batch, PendingChange change, Map<String, ? extends @Nullable Object> values) {
        values.forEach((name, raw) -> {
            FieldType field = batch.plan().type().field(name);
            if (field == null || field.is(Flag.INTERNAL)) {
                boolean known = name.equals(ENTITY) || StandardFields.queryable(name) != null;
                change.reject(name, known ? StandardError.READ_ONLY_FIELD : StandardError.UNKNOWN_FIELD);
            } else if (field.is(Flag.READ_ONLY) || field.kind() == FieldKind.AUTO_NUMBER) {
                change.reject(name, StandardError.READ_ONLY_FIELD);
            } else {
                bind(change, field, raw);
            }
        });
    }

    /** What new records get in those fields with a default that are {@code open}. */
    void defaults(Batch batch, PendingChange change, Predicate<FieldType> open) {
        for (FieldType field : batch.plan().defaulted()) {
            if (open.test(field)) {
                bind(change, field, moments.value(field, batch.now()));
            }
        }
    }

    /** All values of an object that a module made. */
    void object(Batch batch, PendingChange change) {
        for (FieldType field : batch.plan().fields()) {
            rebind(change, field);
        }
    }

    /** What an action changed. */
    void changed(Batch batch) {
        for (PendingChange change : batch.open()) {
            change.changedFields().forEach(field -> rebind(change, field));
        }
    }

    /** The arguments of an action, in the order of its parameters; what is wrong or unknown is rejected. */
    List<@Nullable Object> arguments(
            PendingChange change, ActionType action, Map<String, ? extends @Nullable Object> values) {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (FieldType parameter : action.parameters()) {
            Object value = binder.bind(parameter, parameter.name(), values.get(parameter.name()), null, change::reject);
            if (parameter.is(Flag.REQUIRED) && Values.isEmpty(value) && values.get(parameter.name()) == null) {
                change.reject(parameter.name(), StandardError.REQUIRED);
            }
            arguments.add(value);
        }
        for (String name : values.keySet()) {
            if (action.parameters().stream()
                    .noneMatch(parameter -> parameter.name().equals(name))) {
                change.reject(name, StandardError.UNKNOWN_FIELD);
            }
        }
        return arguments;
    }

    /** What the record itself, its rules or an action changed since {@link PendingChange#markBound}. */
    void afterRules(Batch batch) {
        List<FieldType> fields = batch.plan().fields();
        for (PendingChange change : batch.open()) {
            for (int place = 0; place < fields.size(); place++) {
                if (change.changedSinceBound(place)) {
                    rebind(change, fields.get(place));
                }
            }
        }
    }

    private void rebind(PendingChange change, FieldType field) {
        Object value = change.value(field);
        if (!Values.isEmpty(value) && !EntityPlan.writtenByKernel(field)) {
            bind(change, field, value);
        }
    }

    private void bind(PendingChange change, FieldType field, @Nullable Object raw) {
        Object former = change.value(field);
        Object value = binder.bind(field, field.name(), raw, former, change::reject);
        Object stored = change.before(field.name());
        RetiredChoices.among(field, value, stored)
                .ifPresent(retired -> change.reject(
                        field.name(), StandardError.INVALID_CHOICE, retired, RetiredChoices.others(field)));
        if (!Values.same(former, value)) {
            field.accessor().write(change.record(), value);
        }
    }
}
