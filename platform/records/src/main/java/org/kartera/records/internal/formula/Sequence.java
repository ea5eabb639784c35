package org.kartera.records.internal.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;
import org.kartera.records.internal.formula.Token.Kind;

/** Checks that values and what stands between them take turns, to say where they do not: the parser notices it, but names a place nearby. */
final class Sequence {
    private @Nullable Token last;
    /** Whether a value is due; else one has just ended. */
    private boolean open = true;

    private Sequence() {}

    /** 422 {@code formula-syntax} at the first piece that cannot stand where it does, {@code formula-incomplete} where one is missing at the end. */
    static void check(List<Token> tokens) {
        Sequence sequence = new Sequence();
        for (Token token : tokens) {
            if (!sequence.takes(token)) {
                throw new FormulaException(FormulaError.FORMULA_SYNTAX, token.position(), token.text());
            }
            sequence.last = token;
        }
        if (sequence.open) {
            Token end = tokens.get(tokens.size() - 1);
            throw new FormulaException(FormulaError.FORMULA_INCOMPLETE, end.position());
        }
    }

    private boolean follows(Kind kind) {
        return last != null && last.kind() == kind;
    }

    private boolean takes(Token token) {
        boolean wasOpen = open;
        return switch (token.kind()) {
            case NUMBER, TEXT, NAME -> {
                open = false;
                yield wasOpen;
            }
            case OPEN -> {
                open = true;
                yield wasOpen || follows(Kind.NAME);
            }
            case CLOSE -> {
                open = false;
                yield !wasOpen || follows(Kind.OPEN);
            }
            case COMMA -> {
                open = true;
                yield !wasOpen;
            }
            case OPERATOR -> {
                open = true;
                yield token.is("!") ? wasOpen : !wasOpen || token.is("-") || token.is("+");
            }
        };
    }
}
