package org.kartera.records.internal.formula;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;
import org.kartera.records.formula.Formulas;
import org.kartera.records.formula.Scope;

/** Finds the fields that a formula names, and notes which. Those of mixins have a dot of their own, so the longest name wins. */
final class FieldAccess {
    private final Scope scope;
    private final Set<String> paths = new LinkedHashSet<>();

    FieldAccess(Scope scope) {
        this.scope = scope;
    }

    /** The paths that were found, in the order of the formula. */
    Set<String> paths() {
        return paths;
    }

    /** The field at the end of the path; 422 where there is none, or it is not reached so. */
    Expression at(Token token) {
        String path = token.text();
        Scope at = scope;
        String rest = path;
        for (int hops = 0; ; hops++) {
            Scope.Symbol symbol = at.symbol(rest);
            if (symbol != null) {
                return found(token, path, symbol);
            }
            String name = longestPrefix(at, rest);
            int start = token.position() + path.length() - rest.length();
            if (name == null) {
                throw unknown(at, start, rest);
            }
            Scope next = at.through(name);
            if (next == null) {
                throw new FormulaException(FormulaError.FORMULA_NO_REFERENCE, start, name);
            } else if (hops == Formulas.MAX_HOPS) {
                throw new FormulaException(FormulaError.FORMULA_TOO_FAR, token.position(), path, Formulas.MAX_HOPS);
            }
            at = next;
            rest = rest.substring(name.length() + 1);
        }
    }

    private Expression found(Token token, String path, Scope.Symbol symbol) {
        paths.add(path);
        return new Expression(
                symbol.kind(),
                symbol.choices(),
                token.position(),
                null,
                evaluation -> FieldValues.normal(symbol.kind(), evaluation.value(path)));
    }

    private static @Nullable String longestPrefix(Scope scope, String path) {
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            if (scope.symbol(path.substring(0, dot)) != null) {
                return path.substring(0, dot);
            }
        }
        return null;
    }

    private static FormulaException unknown(Scope scope, int position, String name) {
        List<String> similar = Similar.to(name, scope.names());
        return new FormulaException(
                FormulaError.FORMULA_UNKNOWN_FIELD, position, name, String.join(", ", similar), similar.size());
    }
}
