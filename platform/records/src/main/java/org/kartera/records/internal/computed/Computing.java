package org.kartera.records.internal.computed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.kartera.records.formula.Formula;
import org.kartera.records.internal.computed.ComputedFields.Condition;
import org.kartera.records.metadata.Computation.RollUp.Function;
import org.kartera.records.metadata.FieldType;

/** Formulas and conditions of some records on their way through the pipeline. Of one unit of work and thread. */
public final class Computing {
    private final Calculator calculator;
    private final ComputedFields fields;
    private final Instant now;
    private Related related = Related.NONE;

    Computing(Calculator calculator, ComputedFields fields, Instant now) {
        this.calculator = calculator;
        this.fields = fields;
        this.now = now;
    }

    /** Computes the formulas of new and changed records, from their values as they are now. */
    public <S extends Subject & Consequences.Written> void compute(Collection<S> records) {
        if (fields.isEmpty() || records.isEmpty()) {
            return;
        }
        related = calculator.related(fields, records);
        for (S record : records) {
            if (record.isNew()) {
                begin(record);
            }
            calculator.compute(fields, record, related, now);
        }
    }

    /** The same again, where something changed that no reference leads to. */
    public void again(Collection<? extends Subject> records) {
        records.forEach(record -> calculator.compute(fields, record, related, now));
    }

    /** Nothing refers to a new record, so that there is nothing to add up. */
    private void begin(Subject record) {
        for (RollUpPlan plan : fields.rollUps()) {
            record.set(
                    plan.field(),
                    plan.function() == Function.COUNT ? Results.stored(plan.field(), BigDecimal.ZERO) : null);
        }
    }

    /** Whether forms show the field; behind {@link #compute}. */
    public boolean visible(FieldType field, Subject record) {
        Formula condition = fields.visibility().get(field.name());
        return condition == null || calculator.holds(condition, fields, record, related, now);
    }

    /** Tells {@code failed} of the conditions that {@code record} does not meet, among those that something it changes has to do with; behind {@link #compute}. */
    public <S extends Subject & Consequences.Written> void check(S record, BiConsumer<FieldType, Condition> failed) {
        for (Condition condition : fields.conditions()) {
            if (concerns(condition, record)
                    && visible(condition.field(), record)
                    && !calculator.holds(condition.formula(), fields, record, related, now)) {
                failed.accept(condition.field(), condition);
            }
        }
    }

    private boolean concerns(Condition condition, Consequences.Written record) {
        return record.isNew()
                || record.differs(condition.field())
                || fields.routes(condition.formula()).stream()
                        .map(route -> route.hops().isEmpty()
                                ? route.end()
                                : route.hops().get(0).reference())
                        .anyMatch(record::differs);
    }
}
