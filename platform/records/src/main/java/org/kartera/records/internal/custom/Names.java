package org.kartera.records.internal.custom;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names that are made of what people call things. */
final class Names {
    /** Names that admins give; one that had to give way to a module's field ends in {@value #GIVEN_WAY}. */
    static final Pattern FIELD = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");

    static final String GIVEN_WAY = "_custom";

    private static final Pattern CHOICE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_.-]{0,59}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern NO_VALUE = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final int LENGTH = 40;
    private static final int COLUMN_LENGTH = 40;

    private Names() {}

    static boolean isChoice(String value) {
        return CHOICE.matcher(value).matches();
    }

    /** A name after {@code label} that is not {@code taken}; after {@code otherwise} where nothing of the label can be written in ASCII. */
    static String proposed(String label, String otherwise, Predicate<String> taken) {
        String base = camel(label);
        if (!base.isEmpty() && !taken.test(base)) {
            return base;
        }
        String stem = base.isEmpty() ? otherwise : base.substring(0, Math.min(base.length(), LENGTH - 4));
        int number = base.isEmpty() ? 1 : 2;
        while (taken.test(stem + number)) {
            number++;
        }
        return stem + number;
    }

    /** {@code Presupuesto máximo}: {@code presupuestoMaximo}; empty where it has no letter of ASCII to begin with. */
    private static String camel(String label) {
        String plain =
                MARKS.matcher(Normalizer.normalize(label, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder name = new StringBuilder();
        for (String word : (Iterable<String>) WORD.matcher(plain).results().map(MatchResult::group)::iterator) {
            if (name.isEmpty() && Character.isDigit(word.charAt(0))) {
                continue;
            }
            String rest = word.substring(1).equals(word.substring(1).toUpperCase(Locale.ROOT))
                    ? word.substring(1).toLowerCase(Locale.ROOT)
                    : word.substring(1);
            char first = word.charAt(0);
            name.append(name.isEmpty() ? Character.toLowerCase(first) : Character.toUpperCase(first))
                    .append(rest);
        }
        return name.length() > LENGTH ? name.substring(0, LENGTH) : name.toString();
    }

    /** The value of a choice after its label: {@code En curso}: {@code en-curso}; letters of any script stay. */
    static String choice(String label) {
        String value = NO_VALUE.matcher(
                        Normalizer.normalize(label, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .replaceAll("-")
                .replaceAll("^-|-$", "");
        return value.length() > LENGTH ? value.substring(0, LENGTH) : value;
    }

    /** What the columns of a field begin with, its name in snake case being {@code snake}; not {@code taken}. */
    static String column(String snake, Predicate<String> taken) {
        String base = "x_" + (snake.length() > COLUMN_LENGTH ? snake.substring(0, COLUMN_LENGTH) : snake);
        String column = base;
        for (int number = 2; taken.test(column); number++) {
            column = base + "_" + number;
        }
        return column;
    }
}
