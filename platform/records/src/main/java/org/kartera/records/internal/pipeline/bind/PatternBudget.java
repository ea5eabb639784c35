package org.kartera.records.internal.pipeline.bind;

import java.util.regex.Pattern;

/** Text that a regular expression may look at so often and no more, since some need longer than anybody can wait. */
final class PatternBudget implements CharSequence {
    private static final int LOOKS = 1_000_000;

    private final CharSequence text;
    private int left = LOOKS;

    /** It has been looked at too often. */
    private static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent() {
            super("the pattern takes too long", null, false, false);
        }
    }

    private PatternBudget(CharSequence text) {
        this.text = text;
    }

    /** Whether {@code text} as a whole is found to match within the budget. */
    static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(new PatternBudget(text)).matches();
        } catch (Spent | StackOverflowError e) {
            return false;
        }
    }

    @Override
    public char charAt(int index) {
        if (left-- == 0) {
            throw new Spent();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text.subSequence(from, to);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
