package org.kartera.security.internal.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one way to write a login, so that nobody can be taken for somebody else. */
public final class Login {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9._@+-]*[a-z0-9])?");

    private Login() {}

    /** {@code text} in lower case, without accents, a dot for blanks inside. */
    public static String normalised(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
        return BLANKS.matcher(plain).replaceAll(".");
    }

    /** Whether a normalised login will do: letters, digits and {@code . _ @ + -} between them. */
    public static boolean valid(String normalised) {
        return normalised.length() <= User.LOGIN_LENGTH
                && FORM.matcher(normalised).matches();
    }
}
