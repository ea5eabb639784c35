package org.kartera.records.internal.custom;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.records.custom.ChoiceDefinition;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldDetails;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Wording;

/**
 * Lays parts over fields and record types. What a later version of the module does not allow any more is passed over, so that nothing becomes looser than the
 * module asks for.
 */
final class Overlaying {
    private Overlaying() {}

    /** {@code below} with {@code parts} laid over it; {@code declared} is as the module has it. */
    static FieldType field(FieldType declared, FieldType below, OverlayParts parts) {
        Set<String> changeable = Set.copyOf(BuiltInParts.changeable(declared));
        return new FieldType(
                below.name(),
                below.kind(),
                below.multiple(),
                below.javaType(),
                flags(declared, below, parts, changeable),
                below.places(),
                below.length(),
                greater(below.min(), changeable.contains(OverlayParts.MIN) ? parts.min() : null),
                lesser(below.max(), changeable.contains(OverlayParts.MAX) ? parts.max() : null),
                parts.pattern() == null || !changeable.contains(OverlayParts.PATTERN)
                        ? below.pattern()
                        : Pattern.compile(parts.pattern()),
                below.numbering(),
                changeable.contains(OverlayParts.CHOICES) ? choices(declared, below, parts) : below.choices(),
                below.refs(),
                below.onDelete(),
                below.columns(),
                below.accessor(),
                over(parts.label(), below.words()),
                details(below.details(), parts, changeable));
    }

    private static Set<Flag> flags(FieldType declared, FieldType below, OverlayParts parts, Set<String> changeable) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(below.flags());
        if (changeable.contains(OverlayParts.REQUIRED)) {
            set(flags, Flag.REQUIRED, parts.required());
        }
        if (changeable.contains(OverlayParts.TRACKED)) {
            set(flags, Flag.TRACKED, parts.tracked());
        }
        if (declared.is(Flag.REQUIRED)) {
            flags.add(Flag.REQUIRED);
        }
        return flags;
    }

    private static void set(Set<Flag> flags, Flag flag, @Nullable Boolean on) {
        if (Boolean.TRUE.equals(on)) {
            flags.add(flag);
        } else if (on != null) {
            flags.remove(flag);
        }
    }

    private static @Nullable BigDecimal greater(@Nullable BigDecimal below, @Nullable BigDecimal own) {
        return own == null ? below : below == null ? own : below.max(own);
    }

    private static @Nullable BigDecimal lesser(@Nullable BigDecimal below, @Nullable BigDecimal own) {
        return own == null ? below : below == null ? own : below.min(own);
    }

    static Wording over(Map<String, String> words, Wording below) {
        return words.isEmpty() ? below : new Wording.Over(new Wording.Own(words), below);
    }

    private static FieldDetails details(FieldDetails below, OverlayParts parts, Set<String> changeable) {
        Map<String, String> help = new HashMap<>(below.help().byLanguage());
        help.putAll(parts.help());
        FieldDefinition.Validation validation = parts.validation();
        boolean validated = validation != null && changeable.contains(OverlayParts.VALIDATION);
        boolean defaulted = parts.defaultValue() != null && changeable.contains(OverlayParts.DEFAULT);
        boolean conditional = parts.visibleWhen() != null && changeable.contains(OverlayParts.VISIBLE_WHEN);
        return new FieldDetails(
                new Wording.Own(help),
                defaulted ? parts.defaultValue() : below.defaultValue(),
                conditional ? parts.visibleWhen() : below.visibleWhen(),
                validated
                        ? new FieldDetails.Validation(
                                Objects.requireNonNull(validation).expression(), new Wording.Own(validation.message()))
                        : below.validation(),
                below.computation());
    }

    /** In the order that is laid over them; what the module has and nobody has placed comes behind. */
    private static List<Choice> choices(FieldType declared, FieldType below, OverlayParts parts) {
        List<Choice> choices = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (ChoiceDefinition own : parts.choices()) {
            Choice known = below.choice(own.value()).orElse(null);
            if (known != null) {
                boolean retired = own.retired() && !BuiltInParts.ruled(declared);
                choices.add(
                        new Choice(known.value(), known.constant(), words(own, known, below), own.colour(), retired));
                placed.add(known.value());
            } else if (BuiltInParts.extendable(declared) && placed.add(own.value())) {
                choices.add(new Choice(own.value(), null, new Wording.Own(own.label()), own.colour(), own.retired()));
            }
        }
        below.choices().stream()
                .filter(choice -> !placed.contains(choice.value()))
                .forEach(choices::add);
        return choices;
    }

    private static @Nullable Wording words(ChoiceDefinition own, Choice known, FieldType field) {
        if (own.label().isEmpty()) {
            return known.words();
        }
        Wording below = known.words() == null
                ? field.words().catalogue().<Wording>map(Wording.Catalogue::new).orElse(Wording.Own.NONE)
                : known.words();
        return over(own.label(), below);
    }

    /** {@code below} with {@code parts} laid over it. */
    static EntityType entity(EntityType below, OverlayParts parts) {
        return below.called(
                over(parts.label(), below.label()),
                over(parts.plural(), below.plural()),
                Objects.requireNonNullElse(parts.icon(), below.icon()));
    }
}
