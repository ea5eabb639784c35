package org.kartera.records.internal.custom;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Violation;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Folding;

/** Makes values of one kind of those of another, where nothing is lost by it. */
final class Conversion {
    private static final Set<FieldKind> TEXTS = Set.of(FieldKind.TEXT, FieldKind.LONG_TEXT);
    private static final Set<FieldKind> NUMBERS =
            Set.of(FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.PERCENT, FieldKind.RATING);
    private static final Set<FieldKind> OF_TEXT = Set.of(
            FieldKind.EMAIL,
            FieldKind.PHONE,
            FieldKind.URL,
            FieldKind.COLOUR,
            FieldKind.DATE,
            FieldKind.TIME,
            FieldKind.DATE_TIME,
            FieldKind.CHOICE);
    private static final Set<FieldKind> WRITTEN = Set.of(
            FieldKind.EMAIL,
            FieldKind.PHONE,
            FieldKind.URL,
            FieldKind.COLOUR,
            FieldKind.AUTO_NUMBER,
            FieldKind.CHOICE,
            FieldKind.BOOLEAN,
            FieldKind.DATE,
            FieldKind.TIME,
            FieldKind.DATE_TIME,
            FieldKind.DURATION);

    private final FieldType from;
    private final FieldType to;
    private final FieldBinder binder;
    private final Locale language;
    private final Map<String, String> choices = new HashMap<>();

    /** {@code language} is that of the words that choices become. */
    Conversion(FieldType from, FieldType to, FieldBinder binder, Locale language) {
        this.from = from;
        this.to = to;
        this.binder = binder;
        this.language = language;
        for (Choice choice : to.choices()) {
            choices.put(folded(choice.value()), choice.value());
            if (choice.words() != null) {
                choice.words()
                        .own()
                        .byLanguage()
                        .values()
                        .forEach(label -> choices.putIfAbsent(folded(label), choice.value()));
            }
        }
    }

    /** Whether values of {@code from} can be ones of {@code to} at all. */
    static boolean possible(FieldKind from, FieldKind to) {
        boolean text = TEXTS.contains(from) && (TEXTS.contains(to) || NUMBERS.contains(to) || OF_TEXT.contains(to));
        boolean number = NUMBERS.contains(from) && (NUMBERS.contains(to) || TEXTS.contains(to));
        boolean written = WRITTEN.contains(from) && TEXTS.contains(to);
        boolean reference = from == FieldKind.REF && (to == FieldKind.ANY_REF || to == FieldKind.REFS);
        boolean several = from == FieldKind.CHOICE && to == FieldKind.MULTI_CHOICE;
        return from != to && (text || number || written || reference || several);
    }

    /** The value of the new kind; empty where this one is none. */
    Optional<Object> convert(Object value) {
        Object raw = raw(value);
        if (raw == null) {
            return Optional.empty();
        }
        List<Violation> wrong = new ArrayList<>();
        Object converted = binder.bind(to, to.name(), raw, null, wrong::add);
        return wrong.isEmpty() ? Optional.ofNullable(converted) : Optional.empty();
    }

    private @Nullable Object raw(Object value) {
        if (to.multiple()) {
            return List.of(value);
        } else if (from.kind() == FieldKind.CHOICE) {
            String name = value.toString();
            return from.choice(name)
                    .flatMap(choice -> Optional.ofNullable(choice.words())
                            .flatMap(words -> words.own().in(language)))
                    .orElse(name);
        } else if (to.kind() == FieldKind.CHOICE) {
            return choices.get(folded(value.toString()));
        } else if (NUMBERS.contains(to.kind())) {
            return number(value);
        } else if (TEXTS.contains(to.kind())) {
            return shown(value);
        }
        return value;
    }

    private @Nullable Object number(Object value) {
        try {
            BigDecimal number =
                    new BigDecimal(String.valueOf(ValueJson.plain(value)).strip());
            boolean whole = to.kind() == FieldKind.INTEGER || to.kind() == FieldKind.RATING;
            return whole ? (Object) number.longValueExact() : number;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** The value as text. */
    static String shown(Object value) {
        return value instanceof BigDecimal number
                ? ValueJson.plain(number).toPlainString()
                : String.valueOf(ValueJson.plain(value));
    }

    private static String folded(String text) {
        return Objects.requireNonNullElse(Folding.fold(text), "");
    }
}
