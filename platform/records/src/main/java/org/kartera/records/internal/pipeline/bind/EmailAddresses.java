package org.kartera.records.internal.pipeline.bind;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Email;
import org.kartera.records.metadata.FieldType;

/** E-mail addresses as RFC 5321 has mailboxes, without quoted local parts and address literals; RFC 6531 and IDNA letters are fine. */
final class EmailAddresses {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-[^\\p{ASCII}]]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern TOP_LEVEL = Pattern.compile(".*\\.[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]");

    private EmailAddresses() {}

    static @Nullable Object single(FieldType field, Object raw) {
        String text = Texts.line(field, raw);
        return text == null ? null : address(text);
    }

    /** {@code {"type","value","primary"}}, or the address alone. */
    static @Nullable Object item(FieldType field, Object raw) {
        if (raw instanceof Email email) {
            return of(email.type(), email.value(), email.primary());
        } else if (raw instanceof String text) {
            return of("", text, false);
        }
        Map<?, ?> parts = Parts.of(raw, Parts.TYPED, field.kind().json());
        return of(Parts.word(parts, "type"), Parts.text(parts, "value"), Parts.flag(parts, "primary"));
    }

    private static @Nullable Email of(String type, @Nullable String value, boolean primary) {
        String text = value == null ? null : Parts.cleaned("value", value, LONGEST);
        if (text == null) {
            return null;
        }
        try {
            return new Email(type, address(text), primary);
        } catch (WrongValue e) {
            throw e.under(".value");
        }
    }

    private static String address(String text) {
        int at = text.lastIndexOf('@');
        if (at <= 0 || text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw wrong(text);
        }
        String local = text.substring(0, at);
        String domain = text.substring(at + 1).toLowerCase(Locale.ROOT);
        if (local.getBytes(StandardCharsets.UTF_8).length > LONGEST_LOCAL
                || !LOCAL.matcher(local).matches()
                || local.codePoints().anyMatch(Character::isWhitespace)
                || !isDomain(domain)) {
            throw wrong(text);
        }
        return local + "@" + domain;
    }

    private static boolean isDomain(String domain) {
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            return ascii.length() <= LONGEST_DOMAIN
                    && !ascii.startsWith(".")
                    && !ascii.contains("..")
                    && TOP_LEVEL.matcher(ascii).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static WrongValue wrong(String text) {
        return WrongValue.of(StandardError.INVALID_EMAIL, text);
    }
}
