package org.kartera.transfer.internal;

import java.util.ArrayList;
import java.util.List;

/** Guesses the separator of columns from the beginning of a file. */
final class Separators {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private Separators() {}

    /** The candidate that parts most lines of {@code beginning} into the same number of columns as the first; a comma where none does. */
    static char guess(String beginning) {
        char best = CANDIDATES[0];
        long bestScore = 0;
        for (char candidate : CANDIDATES) {
            List<Integer> counts = counts(beginning, candidate);
            int first = counts.isEmpty() ? 0 : counts.get(0);
            long score = first == 0
                    ? 0
                    : counts.stream().filter(count -> count == first).count() * 1000 + first;
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static List<Integer> counts(String text, char separator) {
        List<Integer> counts = new ArrayList<>();
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == '\n' && !quoted) {
                counts.add(count);
                count = 0;
            } else if (letter == separator && !quoted) {
                count++;
            }
        }
        if (count > 0) {
            counts.add(count);
        }
        return counts;
    }
}
