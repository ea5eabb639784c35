package org.kartera.transfer.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.records.metadata.Folding;
import org.kartera.transfer.TransferError;

/** How a file writes numbers, dates and truth. */
final class CellFormats {
    /** The date format that counts days from today. */
    static final String DAYS = "days";

    private static final List<String> DAY_FIRST =
            List.of("yyyy-M-d", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "M/d/yyyy", "yyyy/M/d", "yyyyMMdd");
    private static final List<String> MONTH_FIRST =
            List.of("yyyy-M-d", "M/d/yyyy", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy/M/d", "yyyyMMdd");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "x", "si", "s", "verdadero", "on");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "falso", "off");

    private final boolean decimalComma;
    private final String dateFormat;
    private final DateTimeFormatter dates;
    private final ZoneId zone;

    CellFormats(String decimal, String dateFormat, ZoneId zone) {
        this.decimalComma = decimal.equals(",");
        this.dateFormat = dateFormat;
        this.zone = zone;
        this.dates = dateFormat.equals(DAYS) ? DateTimeFormatter.ISO_LOCAL_DATE : formatter(dateFormat);
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException malformed) {
            throw CrmException.causedBy(malformed, TransferError.WRONG_OPTIONS, "dateFormat: " + pattern);
        }
    }

    /** The pattern that fits all of {@code samples}; where several do, what the locale's country is used to. */
    static String guessDateFormat(List<String> samples, Locale locale) {
        List<String> fitting = new ArrayList<>(locale.equals(Locale.US) ? MONTH_FIRST : DAY_FIRST);
        for (String sample : samples) {
            fitting.removeIf(pattern -> !parses(formatter(pattern), sample));
        }
        return fitting.isEmpty() ? DAY_FIRST.get(0) : fitting.get(0);
    }

    private static boolean parses(DateTimeFormatter formatter, String text) {
        try {
            return formatter.parse(text) != null;
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    BigDecimal number(String column, String text, @Nullable String factor) {
        String plain = text.replaceAll("[\\s\u00a0\u202f']", "");
        plain = decimalComma ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        try {
            BigDecimal number = new BigDecimal(plain);
            return factor == null ? number : number.multiply(new BigDecimal(factor));
        } catch (NumberFormatException none) {
            throw new WrongCell(column, TransferError.NOT_A_NUMBER, text);
        }
    }

    /** Degrees of latitude and longitude, as exports write them: {@code 40.4168,-3.7038}. */
    static Map<String, Object> place(String column, String text) {
        String[] degrees = text.strip().split("[,;]\\s*|\\s+", -1);
        try {
            if (degrees.length == 2) {
                return Map.of("latitude", new BigDecimal(degrees[0]), "longitude", new BigDecimal(degrees[1]));
            }
        } catch (NumberFormatException none) {
            throw new WrongCell(column, TransferError.NOT_A_PLACE, text);
        }
        throw new WrongCell(column, TransferError.NOT_A_PLACE, text);
    }

    LocalDate date(String column, String text) {
        try {
            return dateFormat.equals(DAYS)
                    ? LocalDate.now(zone).plusDays(Long.parseLong(text))
                    : LocalDate.parse(text, dates);
        } catch (DateTimeParseException | NumberFormatException none) {
            throw new WrongCell(column, TransferError.NOT_A_DATE, text, dateFormat);
        }
    }

    /** An instant as ISO text; a date alone is its first moment in the caller's zone. */
    String instant(String column, String text) {
        try {
            TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof LocalDateTime local
                    ? local.atZone(zone).toInstant().toString()
                    : Instant.from(parsed).toString();
        } catch (DateTimeParseException other) {
            return date(column, text).atStartOfDay(zone).toInstant().toString();
        }
    }

    boolean truth(String column, String text) {
        String word = Folding.fold(text);
        if (YES.contains(word)) {
            return true;
        } else if (NO.contains(word)) {
            return false;
        }
        throw new WrongCell(column, TransferError.NOT_A_BOOLEAN, text);
    }
}
