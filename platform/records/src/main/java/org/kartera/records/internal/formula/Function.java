package org.kartera.records.internal.formula;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;
import org.kartera.records.formula.Purpose;
import org.kartera.records.formula.ValueKind;

/**
 * A function of formulas. Names are found whatever their case.
 *
 * @param example how it is written, the same in all languages
 * @param least fewest arguments
 * @param most most arguments
 */
record Function(String name, String example, int least, int most, Maker maker) {
    static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** Checks the arguments and makes the call. */
    @FunctionalInterface
    interface Maker {
        Expression make(Call call);
    }

    /** Computes the result of values that are all there. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object run(List<Object> values, Evaluation evaluation);
    }

    /** A call as it is written. */
    record Call(Function function, List<Expression> arguments, int position, Purpose purpose) {
        Expression argument(int index) {
            return arguments.get(index);
        }

        int count() {
            return arguments.size();
        }

        /** 422 {@code formula-wrong-kind} where an argument is of none of {@code kinds}. */
        void wants(int index, Set<ValueKind> kinds) {
            Expression argument = argument(index);
            if (kinds.stream().noneMatch(argument::fits)) {
                throw Operators.wrong(function.name(), argument, function.example());
            }
        }

        /** A call of {@code body} that is empty where an argument is. */
        Expression strict(ValueKind result, Body body) {
            return Expression.of(result, position, evaluation -> {
                List<Object> values = new ArrayList<>(arguments.size());
                for (Expression argument : arguments) {
                    Object value = argument.code().run(evaluation);
                    if (value == null) {
                        return null;
                    }
                    values.add(value);
                }
                return body.run(values, evaluation);
            });
        }
    }

    /** A function whose arguments are of one kind each, and which is empty where one of them is. */
    static Function strict(String name, String example, ValueKind result, List<ValueKind> kinds, Body body) {
        return new Function(name, example, kinds.size(), kinds.size(), call -> {
            for (int i = 0; i < kinds.size(); i++) {
                call.wants(i, EnumSet.of(kinds.get(i)));
            }
            return call.strict(result, body);
        });
    }

    /** The call with these arguments; 422 where it takes others. */
    Expression call(List<Expression> arguments, int position, Purpose purpose) {
        if (arguments.size() < least || arguments.size() > most) {
            throw new FormulaException(FormulaError.FORMULA_ARGUMENTS, position, name, example);
        }
        return maker.make(new Call(this, arguments, position, purpose));
    }
}
