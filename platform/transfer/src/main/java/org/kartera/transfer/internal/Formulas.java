package org.kartera.transfer.internal;

/** Keeps spreadsheets from taking text for a formula (OWASP, CSV injection): such text has an apostrophe in front, which importing takes away again. */
final class Formulas {
    private static final char GUARD = '\'';
    private static final String TRIGGERS = "=+-@\t\r";

    private Formulas() {}

    static String guarded(String text) {
        return triggers(text, 0) ? GUARD + text : text;
    }

    static String unguarded(String text) {
        return !text.isEmpty() && text.charAt(0) == GUARD && triggers(text, 1) ? text.substring(1) : text;
    }

    private static boolean triggers(String text, int at) {
        return text.length() > at && TRIGGERS.indexOf(text.charAt(at)) >= 0;
    }
}
