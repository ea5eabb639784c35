package org.kartera.records.configuration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as semver.org (2.0.0) has it, without build metadata, and its precedence (section 11).
 *
 * @param preRelease {@code beta.1}; empty for a release
 */
public record SemanticVersion(int major, int minor, int patch, String preRelease)
        implements Comparable<SemanticVersion> {
    private static final Pattern FORM = Pattern.compile(
            "(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})(?:-([0-9A-Za-z-]{1,20}(?:\\.[0-9A-Za-z-]{1,20}){0,3}))?");

    /** The version in {@code text}; empty where it is none. */
    public static Optional<SemanticVersion> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new SemanticVersion(
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(3)),
                        form.group(4) == null ? "" : form.group(4)))
                : Optional.empty();
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int numbers = Integer.compare(major, other.major);
        numbers = numbers == 0 ? Integer.compare(minor, other.minor) : numbers;
        numbers = numbers == 0 ? Integer.compare(patch, other.patch) : numbers;
        if (numbers != 0 || preRelease.equals(other.preRelease)) {
            return numbers;
        } else if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return preRelease.isEmpty() ? 1 : -1;
        }
        return preReleases(preRelease.split("\\.", -1), other.preRelease.split("\\.", -1));
    }

    private static int preReleases(String[] one, String[] other) {
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            int order = identifiers(one[i], other[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length, other.length);
    }

    /** Numbers by their size and before all words. */
    private static int identifiers(String one, String other) {
        boolean number = one.matches("\\d+");
        if (number && other.matches("\\d+")) {
            int length = Integer.compare(one.length(), other.length());
            return length == 0 ? one.compareTo(other) : length;
        }
        return number ? -1 : other.matches("\\d+") ? 1 : one.compareTo(other);
    }

    @Override
    public String toString() {
        String release = major + "." + minor + "." + patch;
        return preRelease.isEmpty() ? release : release + "-" + preRelease;
    }
}
