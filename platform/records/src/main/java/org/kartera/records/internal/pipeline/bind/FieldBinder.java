package org.kartera.records.internal.pipeline.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GeoPoint;
import org.kartera.records.metadata.FieldType;

/** Makes the value of a field, single or several, from parsed JSON or from a value of its Java type. For any thread. */
public final class FieldBinder {
    private static final int MOST_VALUES = 100;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    private final Map<FieldKind, ValueBinder> single;
    private final Map<FieldKind, ValueBinder> items;

    /** {@code region} is the country of phone numbers that name none (ISO 3166-1 alpha-2). */
    public FieldBinder(Supplier<String> region) {
        PhoneNumbers phones = new PhoneNumbers(region);
        RichTexts richTexts = new RichTexts();
        single = Map.ofEntries(
                Map.entry(FieldKind.TEXT, Texts::line),
                Map.entry(FieldKind.LONG_TEXT, Texts::lines),
                Map.entry(FieldKind.RICH_TEXT, richTexts::html),
                Map.entry(FieldKind.AUTO_NUMBER, Texts::line),
                Map.entry(FieldKind.INTEGER, Numbers::integer),
                Map.entry(FieldKind.DECIMAL, Numbers::decimal),
                Map.entry(FieldKind.PERCENT, Numbers::decimal),
                Map.entry(FieldKind.RATING, Numbers::rating),
                Map.entry(FieldKind.MONEY, Amounts::money),
                Map.entry(FieldKind.BOOLEAN, FieldBinder::truth),
                Map.entry(FieldKind.DATE, Times::date),
                Map.entry(FieldKind.TIME, Times::time),
                Map.entry(FieldKind.DATE_TIME, Times::dateTime),
                Map.entry(FieldKind.DURATION, Times::duration),
                Map.entry(FieldKind.CHOICE, Choices::one),
                Map.entry(FieldKind.MULTI_CHOICE, Choices::several),
                Map.entry(FieldKind.EMAIL, EmailAddresses::single),
                Map.entry(FieldKind.PHONE, phones::single),
                Map.entry(FieldKind.URL, WebAddresses::url),
                Map.entry(FieldKind.ADDRESS, PostalAddresses::address),
                Map.entry(FieldKind.GEO_POINT, FieldBinder::place),
                Map.entry(FieldKind.COLOUR, FieldBinder::colour),
                Map.entry(FieldKind.FILE, References::one),
                Map.entry(FieldKind.IMAGE, References::one),
                Map.entry(FieldKind.REF, References::one),
                Map.entry(FieldKind.REFS, References::one),
                Map.entry(FieldKind.ANY_REF, References::one));
        items = Map.of(FieldKind.EMAIL, EmailAddresses::item, FieldKind.PHONE, phones::item);
    }

    /**
     * The value of {@code field}: null or an empty collection where {@code raw} has none. What is wrong goes to {@code wrong}, under {@code path}, and
     * the value is {@code otherwise}.
     */
    public @Nullable Object bind(
            FieldType field, String path, @Nullable Object raw, @Nullable Object otherwise, Consumer<Violation> wrong) {
        try {
            if (raw == null) {
                return empty(field);
            }
            return several(field) ? list(field, raw) : single(field, raw);
        } catch (WrongValue e) {
            wrong.accept(e.of(path));
            return otherwise;
        }
    }

    /** What a field without a value has. */
    public static @Nullable Object empty(FieldType field) {
        if (field.kind() == FieldKind.MULTI_CHOICE) {
            return Set.of();
        }
        return several(field) ? List.of() : null;
    }

    /** Whether the field's value is a list. */
    public static boolean several(FieldType field) {
        return field.kind() != FieldKind.MULTI_CHOICE && (field.multiple() || field.kind() == FieldKind.REFS);
    }

    private @Nullable Object single(FieldType field, Object raw) {
        if (raw.equals("") && !field.textual()) {
            return empty(field);
        }
        return binder(single, field).bind(field, raw);
    }

    private static ValueBinder binder(Map<FieldKind, ValueBinder> binders, FieldType field) {
        ValueBinder binder = binders.get(field.kind());
        if (binder == null) {
            throw WrongValue.of(StandardError.READ_ONLY_FIELD);
        }
        return binder;
    }

    private List<Object> list(FieldType field, Object raw) {
        if (!(raw instanceof Collection<?> sent)) {
            throw WrongValue.of(StandardError.WRONG_TYPE, field.kind().json());
        }
        if (sent.size() > MOST_VALUES) {
            throw WrongValue.of(StandardError.OUT_OF_RANGE, 0, MOST_VALUES);
        }
        ValueBinder binder = items.containsKey(field.kind()) ? binder(items, field) : binder(single, field);
        Set<Object> values = new LinkedHashSet<>();
        int position = 0;
        for (Object each : sent) {
            try {
                Object value = each == null ? null : binder.bind(field, each);
                if (value != null) {
                    values.add(value);
                }
            } catch (WrongValue e) {
                throw e.under("[" + position + "]");
            }
            position++;
        }
        return Primaries.settle(new ArrayList<>(values));
    }

    private static Object truth(FieldType field, Object raw) {
        if (raw instanceof Boolean) {
            return raw;
        }
        throw WrongValue.of(StandardError.WRONG_TYPE, field.kind().json());
    }

    private static @Nullable Object colour(FieldType field, Object raw) {
        String text = Texts.line(field, raw);
        String lower = text == null ? null : text.toLowerCase(Locale.ROOT);
        if (lower != null && !COLOUR.matcher(lower).matches()) {
            throw WrongValue.of(StandardError.WRONG_FORMAT);
        }
        return lower;
    }

    private static Object place(FieldType field, Object raw) {
        if (raw instanceof GeoPoint) {
            return raw;
        }
        Map<?, ?> parts =
                Parts.of(raw, Set.of("latitude", "longitude"), field.kind().json());
        return new GeoPoint(degrees(parts, "latitude", 90), degrees(parts, "longitude", 180));
    }

    private static double degrees(Map<?, ?> parts, String name, int greatest) {
        Object raw = parts.get(name);
        if (raw == null) {
            throw WrongValue.of(StandardError.REQUIRED).under("." + name);
        }
        try {
            double degrees = Numbers.decimal(raw, "decimal").doubleValue();
            if (Math.abs(degrees) > greatest) {
                throw WrongValue.of(StandardError.OUT_OF_RANGE, -greatest, greatest);
            }
            return degrees;
        } catch (WrongValue e) {
            throw e.under("." + name);
        }
    }
}
