package org.kartera.records.internal.formula;

/**
 * A piece of a formula.
 *
 * @param text as the parser is given it; of a text what stands between the quotes, of a field its whole path
 * @param position of its first character in the formula, from 1
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        NUMBER,
        TEXT,
        /** A field, a function or a constant. */
        NAME,
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA
    }

    /** Whether it stands for a value. */
    boolean operand() {
        return kind == Kind.NUMBER || kind == Kind.TEXT || kind == Kind.NAME;
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }
}
