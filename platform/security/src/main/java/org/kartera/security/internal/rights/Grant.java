package org.kartera.security.internal.rights;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kartera.platform.Access;

/**
 * One line of a role: {@code pipeline.deal:update=team}.
 *
 * @param subject the records: a full name, {@code module.*}, or {@code *}
 * @param verb the verb, or {@code *}
 * @param access how far it reaches
 */
public record Grant(String subject, String verb, Access access) {
    /** Stands for every verb, and alone for every record type. */
    public static final String ANY = "*";

    private static final Pattern FORM = Pattern.compile(
            "(\\*|[a-z][a-z0-9]*\\.(?:\\*|[a-z][a-zA-Z0-9]*)):(\\*|[a-z][a-zA-Z0-9]*)=(none|own|team|all)");

    /** The grant that {@code text} states; empty where it is none. */
    public static Optional<Grant> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new Grant(
                        matcher.group(1),
                        matcher.group(2),
                        Access.valueOf(matcher.group(3).toUpperCase(Locale.ROOT))))
                : Optional.empty();
    }

    /** What it speaks of: two grants of one role with the same target contradict each other. */
    public String target() {
        return subject + ":" + verb;
    }

    @Override
    public String toString() {
        return target() + "=" + access.name().toLowerCase(Locale.ROOT);
    }
}
