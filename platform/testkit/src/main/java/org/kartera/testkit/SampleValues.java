package org.kartera.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** Makes values of every kind, in the JSON of the REST contract, that fit what a field declares; no two texts are equal. */
final class SampleValues {
    private static final List<String> PATTERNED = List.of(
            "en", "ES", "abc", "ABC", "A1", "a", "A", "1", "12", "123", "1234", "28013", "AB-12", "word", "Word 1");
    private static final int TEXT_LENGTH = 60;

    private final AtomicInteger number = new AtomicInteger();

    /** A value that is no reference; null where nothing can be said of the kind. */
    @Nullable
    Object value(EntityType type, FieldType field) {
        Object one = switch (field.kind()) {
            case TEXT, AUTO -> text(type, field);
            case LONG_TEXT -> "First line " + number.incrementAndGet() + "\nSecond line: ñandú, “quoted”";
            case RICH_TEXT -> "<p>Text " + number.incrementAndGet() + "</p>";
            case INTEGER -> within(field, "7").longValue();
            case DECIMAL, PERCENT -> within(field, "12.5");
            case RATING -> within(field, "3").longValue();
            case MONEY -> Map.of("amount", "1234.50", "currency", "EUR");
            case BOOLEAN -> true;
            case DATE -> "2026-02-28";
            case TIME -> "09:30:15";
            case DATE_TIME -> "2026-02-28T09:30:15.123456Z";
            case DURATION -> "PT36H15M";
            case CHOICE -> field.choices().get(0).value();
            case MULTI_CHOICE -> several(field);
            case EMAIL -> field.multiple() ? typed(email()) : email();
            case PHONE -> field.multiple() ? typed("+34915550123") : "+34915550123";
            case URL -> "https://www.example.com/" + number.incrementAndGet();
            case ADDRESS -> address();
            case GEO_POINT -> Map.of("latitude", 40.4168, "longitude", -3.7038);
            case COLOUR -> "#1e90ff";
            case REF, REFS, ANY_REF, FILE, IMAGE, AUTO_NUMBER, FORMULA, ROLL_UP -> null;
        };
        boolean wrapped = field.multiple() && !(one instanceof List<?>);
        return one == null || !wrapped ? one : List.of(one);
    }

    private List<String> several(FieldType field) {
        return field.choices().isEmpty()
                ? List.of("tag " + number.incrementAndGet(), "etiqueta")
                : field.choices().stream()
                        .map(choice -> choice.value())
                        .limit(2)
                        .toList();
    }

    private String email() {
        return "person" + number.incrementAndGet() + "@example.com";
    }

    private static Map<String, Object> typed(String value) {
        return Map.of("type", "work", "value", value, "primary", true);
    }

    private static Map<String, Object> address() {
        return Map.of(
                "type",
                "work",
                "street",
                "Calle Mayor 1",
                "postalCode",
                "28013",
                "city",
                "Madrid",
                "region",
                "Madrid",
                "country",
                "ES",
                "primary",
                true);
    }

    private String text(EntityType type, FieldType field) {
        Pattern pattern = field.pattern();
        if (pattern != null) {
            return Stream.concat(PATTERNED.stream(), numbered().stream())
                    .filter(text -> pattern.matcher(text).matches())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no sample fits the pattern " + pattern + " of " + type.name()
                            + "." + field.name() + "; override ModuleContract.samples(\"" + type.name() + "\")"));
        }
        String text = number.incrementAndGet() + " Ünïcode 🎉 " + field.name();
        int length = Math.min(field.length() == 0 ? TEXT_LENGTH : field.length(), TEXT_LENGTH);
        int end = text.offsetByCodePoints(0, Math.min(length, text.codePointCount(0, text.length())));
        return text.substring(0, end).strip();
    }

    private List<String> numbered() {
        List<String> texts = new ArrayList<>();
        int next = number.incrementAndGet();
        texts.add("A" + next);
        texts.add("a" + next);
        texts.add("A-" + next);
        return texts;
    }

    private static BigDecimal within(FieldType field, String preferred) {
        BigDecimal value = new BigDecimal(preferred);
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        value = min == null ? value : value.max(min);
        return max == null ? value : value.min(max);
    }

    /** Whether callers write the field and it is the record type's own. */
    static boolean own(FieldType field) {
        return field.writable() && field.readable() && !field.is(Flag.STANDARD);
    }
}
