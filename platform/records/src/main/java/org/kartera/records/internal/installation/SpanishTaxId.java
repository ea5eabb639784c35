package org.kartera.records.internal.installation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The NIF of Spain, of people (DNI, NIE) and of organisations (formerly CIF), with its control character: Real Decreto 1065/2007, art. 18 to 23, and Orden
 * EHA/451/2008.
 */
final class SpanishTaxId {
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String CONTROLS = "JABCDEFGHI";
    private static final Pattern DNI = Pattern.compile("\\d{8}[A-Z]");
    private static final Pattern NIE = Pattern.compile("[XYZ]\\d{7}[A-Z]");
    private static final Pattern KLM = Pattern.compile("[KLM]\\d{7}[A-Z]");
    private static final Pattern ORGANISATION = Pattern.compile("[ABCDEFGHJNPQRSUVW]\\d{7}[0-9A-J]");
    private static final String LETTER_ONLY = "NPQRSW";
    private static final String DIGIT_ONLY = "ABEH";

    private SpanishTaxId() {}

    /** The id in its usual spelling, without the prefix ES of the VAT number, spaces, dots and dashes; empty where it is none. */
    static Optional<String> of(String text) {
        String bare = text.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-]", "");
        String id = bare.length() == 11 && bare.startsWith("ES") ? bare.substring(2) : bare;
        return valid(id) ? Optional.of(id) : Optional.empty();
    }

    private static boolean valid(String id) {
        if (DNI.matcher(id).matches()) {
            return letter(id.substring(0, 8)) == id.charAt(8);
        } else if (NIE.matcher(id).matches()) {
            return letter("XYZ".indexOf(id.charAt(0)) + id.substring(1, 8)) == id.charAt(8);
        } else if (KLM.matcher(id).matches()) {
            return letter(id.substring(1, 8)) == id.charAt(8);
        }
        return ORGANISATION.matcher(id).matches() && controlled(id);
    }

    private static char letter(String digits) {
        return LETTERS.charAt(Integer.parseInt(digits) % LETTERS.length());
    }

    private static boolean controlled(String id) {
        int sum = 0;
        for (int i = 1; i <= 7; i++) {
            int digit = id.charAt(i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted / 10 + counted % 10;
        }
        int control = (10 - sum % 10) % 10;
        char last = id.charAt(8);
        boolean digit = last == (char) ('0' + control);
        boolean letter = last == CONTROLS.charAt(control);
        char kind = id.charAt(0);
        if (LETTER_ONLY.indexOf(kind) >= 0) {
            return letter;
        }
        return DIGIT_ONLY.indexOf(kind) >= 0 ? digit : digit || letter;
    }
}
