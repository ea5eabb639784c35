package org.kartera.records.internal.formula;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.Formula;
import org.kartera.records.formula.ValueKind;

/** A formula that was checked. */
record CompiledFormula(String text, Expression expression, Set<String> paths) implements Formula {
    @Override
    public ValueKind kind() {
        return expression.kind();
    }

    @Override
    public @Nullable Object evaluate(Evaluation evaluation) {
        Object value = expression.code().run(evaluation);
        return value instanceof Amount amount ? amount.money(evaluation) : value;
    }
}
