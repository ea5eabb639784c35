package org.kartera.records.internal.pipeline.bind;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Phone;
import org.kartera.records.metadata.FieldType;

/** Phone numbers in E.164, the extension behind {@code ;ext=} (RFC 3966). A number without a country is of the installation's region. */
final class PhoneNumbers {
    private static final int LONGEST = 60;

    /** The library takes a number out of any prose around it; we want to be told of it. */
    private static final Pattern SHAPE = Pattern.compile(
            "(tel:)?[+\uff0b(]{0,2}\\d[\\d\\s\u00a0().\\-/\u2010-\u2013]*(\\s*[;,]?\\s*(ext|ext\\.|extension|extensi\u00f3n|x|#)\\s*[.:=]?\\s*\\d{1,7}\\s*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final Supplier<String> region;

    PhoneNumbers(Supplier<String> region) {
        this.region = region;
    }

    @Nullable
    Object single(FieldType field, Object raw) {
        String text = Texts.line(field, raw);
        return text == null ? null : number(text);
    }

    /** {@code {"type","value","primary"}}, or the number alone. */
    @Nullable
    Object item(FieldType field, Object raw) {
        if (raw instanceof Phone phone) {
            return of(phone.type(), phone.value(), phone.primary());
        } else if (raw instanceof String text) {
            return of("", text, false);
        }
        Map<?, ?> parts = Parts.of(raw, Parts.TYPED, field.kind().json());
        return of(Parts.word(parts, "type"), Parts.text(parts, "value"), Parts.flag(parts, "primary"));
    }

    private @Nullable Phone of(String type, @Nullable String value, boolean primary) {
        String text = value == null ? null : Parts.cleaned("value", value, LONGEST);
        if (text == null) {
            return null;
        }
        try {
            return new Phone(type, number(text), primary);
        } catch (WrongValue e) {
            throw e.under(".value");
        }
    }

    private String number(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw WrongValue.of(StandardError.INVALID_PHONE, text);
        }
        try {
            PhoneNumber number = library.parse(text, region.get());
            if (library.isPossibleNumber(number)) {
                String main = library.format(number, PhoneNumberFormat.E164);
                return number.hasExtension() ? main + ";ext=" + number.getExtension() : main;
            }
        } catch (NumberParseException e) {
            throw WrongValue.of(StandardError.INVALID_PHONE, text);
        }
        throw WrongValue.of(StandardError.INVALID_PHONE, text);
    }
}
