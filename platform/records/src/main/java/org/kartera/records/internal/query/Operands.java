package org.kartera.records.internal.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kartera.persistence.UtcTime;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.installation.CurrencyCodes;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Folding;

/** Turns the values of comparisons, as text or as the field's Java type, to what JDBC binds. What does not fit is {@code unsuitable-filter}. */
final class Operands {
    /** Stands before what means itself in a pattern of {@code like}. */
    static final char ESCAPE = '!';

    private static final Pattern NAMED = Pattern.compile("([^:]{1,60}):([A-Za-z]{3})");

    private final FieldPath path;
    private final FieldType field;

    Operands(FieldPath path) {
        this.path = path;
        this.field = path.field();
    }

    /** The value of a field that is compared as it is stored. */
    Object stored(Object value, Arguments arguments) {
        if (path.currency()) {
            return text(value).toUpperCase(Locale.ROOT);
        } else if (field.javaType() == UUID.class || field.reference()) {
            return id(value, arguments);
        }
        try {
            return switch (field.kind()) {
                case INTEGER, RATING -> integer(value);
                case DECIMAL, PERCENT -> decimal(value);
                case MONEY -> minor(value, arguments);
                case BOOLEAN -> truth(value);
                case DATE -> date(value, arguments);
                case TIME -> Time.valueOf(value instanceof LocalTime time ? time : LocalTime.parse(text(value)));
                case DURATION -> duration(value);
                case CHOICE, MULTI_CHOICE -> choice(value);
                case GEO_POINT -> Double.valueOf(text(value));
                default -> text(value);
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw unsuitable(value);
        }
    }

    /** The first moment that is meant. */
    Timestamp from(Object value, Arguments arguments) {
        return UtcTime.column(interval(value, arguments).from());
    }

    /** The first moment behind what is meant. */
    Timestamp to(Object value, Arguments arguments) {
        return UtcTime.column(interval(value, arguments).to());
    }

    /** Text as its folded column has it. */
    String folded(Object value) {
        String folded = Folding.fold(text(field.choices().isEmpty() ? value : choice(value)));
        return folded == null ? "" : folded;
    }

    String endOfFolded(Object value) {
        return Folding.endOfPrefix(folded(value));
    }

    /** Text in lower case, for columns that have no folded companion. */
    String lower(Object value) {
        return text(value).toLowerCase(Locale.ROOT);
    }

    String endOfLower(Object value) {
        return Folding.endOfPrefix(lower(value));
    }

    /** A pattern of {@code like} for text that contains {@code part}. */
    static String pattern(String part) {
        StringBuilder pattern = new StringBuilder(part.length() + 2).append('%');
        for (int i = 0; i < part.length(); i++) {
            char letter = part.charAt(i);
            if (letter == '%' || letter == '_' || letter == ESCAPE) {
                pattern.append(ESCAPE);
            }
            pattern.append(letter);
        }
        return pattern.append('%').toString();
    }

    private String id(Object value, Arguments arguments) {
        if (value instanceof Ref ref) {
            return ref.id().toString();
        } else if (value instanceof CrmRecord record) {
            return record.id().toString();
        }
        String text = text(value);
        if (text.equals("me") && field.refs().contains("security.user")) {
            return arguments.user();
        } else if (text.equals("myTeam") && field.refs().contains("security.team")) {
            return arguments.team();
        } else if (text.length() != 36) {
            throw unsuitable(value);
        }
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw unsuitable(value);
        }
    }

    private Object integer(Object value) {
        long number = value instanceof Number given ? given.longValue() : Long.parseLong(text(value));
        boolean wide =
                field.kind() == FieldKind.INTEGER && (field.javaType() == Long.class || field.javaType() == long.class);
        return wide ? (Object) number : (Object) Math.toIntExact(number);
    }

    private static BigDecimal decimal(Object value) {
        BigDecimal number = value instanceof BigDecimal given ? given : new BigDecimal(value.toString());
        if (number.precision() - number.scale() > 40 || number.scale() > 40) {
            throw new ArithmeticException();
        }
        return number;
    }

    /** An amount, of the company's currency where none is named. */
    private long minor(Object value, Arguments arguments) {
        if (value instanceof Money money) {
            return money.minor();
        }
        Matcher named = NAMED.matcher(value.toString());
        return named.matches() ? minor(named.group(1), currency(named.group(2))) : minor(value, arguments.currency());
    }

    private static long minor(Object number, Currency currency) {
        return decimal(number)
                .movePointRight(Math.max(0, currency.getDefaultFractionDigits()))
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    /** Whether {@code value} is an amount of a currency that it names: {@code 5000:USD}, or {@link Money}. */
    static boolean namesCurrency(Object value) {
        return value instanceof Money || NAMED.matcher(value.toString()).matches();
    }

    /** The code of the currency that {@code value} names. */
    String currency(Object value, Arguments arguments) {
        if (value instanceof Money money) {
            return money.currency().getCurrencyCode();
        }
        Matcher named = NAMED.matcher(value.toString());
        if (!named.matches()) {
            throw unsuitable(value);
        }
        return currency(named.group(2)).getCurrencyCode();
    }

    private Currency currency(String code) {
        return CurrencyCodes.of(code).orElseThrow(() -> unsuitable(code));
    }

    private Boolean truth(Object value) {
        String text = text(value);
        if (!text.equals("true") && !text.equals("false")) {
            throw unsuitable(value);
        }
        return Boolean.valueOf(text);
    }

    private Date date(Object value, Arguments arguments) {
        LocalDate date = relative(arguments).date(value);
        if (date == null) {
            throw unsuitable(value);
        }
        return Date.valueOf(date);
    }

    private RelativeDates.Interval interval(Object value, Arguments arguments) {
        RelativeDates.Interval interval = relative(arguments).interval(value);
        if (interval == null) {
            throw unsuitable(value);
        }
        return interval;
    }

    private static RelativeDates relative(Arguments arguments) {
        return new RelativeDates(arguments.now(), arguments.caller().zone());
    }

    private long duration(Object value) {
        if (value instanceof Duration duration) {
            return duration.toSeconds();
        }
        String text = text(value);
        return text.startsWith("P") ? Duration.parse(text).toSeconds() : Long.parseLong(text);
    }

    private String choice(Object value) {
        String name = value instanceof Enum<?> constant ? ValueJson.choiceName(constant) : text(value);
        if (!field.choices().isEmpty() && field.choice(name).isEmpty()) {
            throw unsuitable(value);
        }
        return name;
    }

    /** As text; what no column can hold is refused here, before a driver stumbles over it. */
    private String text(Object value) {
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean paired = !Character.isSurrogate(letter)
                    || (Character.isHighSurrogate(letter)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(++i)));
            if (letter == 0 || !paired) {
                throw unsuitable(text.replace("\0", ""));
            }
        }
        return text;
    }

    private CrmException unsuitable(Object value) {
        return new CrmException(StandardError.UNSUITABLE_FILTER, path.text(), value.toString());
    }
}
