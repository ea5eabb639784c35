package org.kartera.records.internal.formula;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;

/** The functions that formulas know. */
final class Functions {
    private static final Map<String, Function> BY_NAME = byName();

    private Functions() {}

    private static Map<String, Function> byName() {
        Map<String, Function> functions = new LinkedHashMap<>();
        Stream.of(LogicFunctions.all(), NumberFunctions.all(), TextFunctions.all(), DateFunctions.all())
                .flatMap(List::stream)
                .forEach(function -> functions.put(function.name().toLowerCase(Locale.ROOT), function));
        return functions;
    }

    /** The function that is called; 422 {@code formula-unknown-function}. */
    static Function of(Token name) {
        Function function = BY_NAME.get(name.text().toLowerCase(Locale.ROOT));
        if (function == null) {
            List<String> names = BY_NAME.values().stream().map(Function::name).toList();
            List<String> similar = Similar.to(name.text(), names);
            throw new FormulaException(
                    FormulaError.FORMULA_UNKNOWN_FUNCTION,
                    name.position(),
                    name.text(),
                    String.join(", ", similar.isEmpty() ? names : similar),
                    similar.size());
        }
        return function;
    }

    static Collection<Function> all() {
        return BY_NAME.values();
    }
}
