package org.kartera.records.internal.formula;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant. */
final class Similar {
    private static final int MAX_PROPOSALS = 3;
    private static final int MAX_LENGTH = 60;
    private static final int MAX_DISTANCE = 2;

    private Similar() {}

    /** Up to three of {@code names} that differ least from {@code name}; none where all differ much. */
    static List<String> to(String name, Collection<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.length() > MAX_LENGTH) {
            return List.of();
        }
        List<String> near = names.stream()
                .filter(each -> each.length() <= MAX_LENGTH && distance(wanted, each) <= MAX_DISTANCE)
                .sorted(Comparator.comparing((String each) -> distance(wanted, each)))
                .toList();
        return near.stream()
                .takeWhile(each -> distance(wanted, each) == distance(wanted, near.get(0)))
                .limit(MAX_PROPOSALS)
                .toList();
    }

    /** The distance of Levenshtein, less where one begins with the other. */
    private static int distance(String wanted, String name) {
        String other = name.toLowerCase(Locale.ROOT);
        if ((wanted.length() > 2 && other.startsWith(wanted)) || (other.length() > 2 && wanted.startsWith(other))) {
            return 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = wanted.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
