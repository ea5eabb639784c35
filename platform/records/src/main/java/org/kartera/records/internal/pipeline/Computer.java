package org.kartera.records.internal.pipeline;

import java.util.Collection;
import java.util.Locale;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.internal.computed.Calculator;
import org.kartera.records.internal.computed.ComputationCache;
import org.kartera.records.internal.computed.ComputedFields;
import org.kartera.records.internal.computed.ComputedFields.Condition;
import org.kartera.records.internal.computed.Computing;
import org.kartera.records.metadata.FieldType;

/** Computes the formulas of records that are saved, and asks for what must hold of them. */
final class Computer {
    private final Calculator calculator;
    private final ComputationCache computations;

    Computer(Calculator calculator, ComputationCache computations) {
        this.calculator = calculator;
        this.computations = computations;
    }

    /** What is to be computed of a batch. */
    Run of(Batch batch) {
        ComputedFields fields =
                computations.of(batch.metadata()).of(batch.plan().type());
        return new Run(calculator.of(fields, batch.now()), fields);
    }

    /** The computations of one batch. */
    static final class Run {
        private final Computing computing;
        private final ComputedFields fields;

        Run(Computing computing, ComputedFields fields) {
            this.computing = computing;
            this.fields = fields;
        }

        void compute(Collection<PendingChange> changes) {
            if (!fields.isEmpty()) {
                computing.compute(changes.stream().map(ComputedChange::new).toList());
            }
        }

        /** Once more, with numbers and times that records get last of all. */
        void complete(Collection<PendingChange> changes) {
            if (!fields.formulas().isEmpty()) {
                computing.again(changes.stream().map(ComputedChange::new).toList());
            }
        }

        boolean visible(FieldType field, PendingChange change) {
            return fields.visibility().isEmpty() || computing.visible(field, new ComputedChange(change));
        }

        /** Rejects what does not hold, in the words of whoever made the condition. */
        void check(Batch batch) {
            if (fields.conditions().isEmpty()) {
                return;
            }
            Locale locale = batch.caller().locale();
            for (PendingChange change : batch.open()) {
                computing.check(new ComputedChange(change), (field, condition) -> reject(change, condition, locale));
            }
        }

        private static void reject(PendingChange change, Condition condition, Locale locale) {
            String message = condition.message().in(locale).orElse("");
            change.reject(
                    condition.field().name(),
                    FormulaError.CONDITION_NOT_MET,
                    message.isEmpty() ? condition.formula().text() : message,
                    message.isEmpty() ? 0 : 1);
        }
    }
}
