package org.kartera.records.internal.custom;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.records.custom.ChoiceDefinition;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.internal.computed.ComputationChecks;
import org.kartera.records.internal.pipeline.DefaultValues;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Metadata;

/** Says what cannot be laid over a field. */
final class OverlayChecks {
    private final FieldType declared;
    private final FieldType below;
    private final OverlayParts parts;
    private final List<Violation> wrong;

    /** {@code declared} is as the module has it, {@code below} with the layers on which the parts are laid. */
    OverlayChecks(FieldType declared, FieldType below, OverlayParts parts, List<Violation> wrong) {
        this.declared = declared;
        this.below = below;
        this.parts = parts;
        this.wrong = wrong;
    }

    /** Adds all that is wrong; {@code type} has the field as it is now. */
    void check(EntityType type, Metadata metadata, FieldBinder binder) {
        if (Boolean.FALSE.equals(parts.required()) && declared.is(Flag.REQUIRED)) {
            reject(OverlayParts.REQUIRED, CustomisationError.LOOSER, true);
        }
        checkLimits();
        checkPattern();
        if (!parts.choices().isEmpty()) {
            checkChoices();
        }
        if (!wrong.isEmpty()) {
            return;
        }
        FieldType whole = Overlaying.field(declared, below, parts);
        if (parts.validation() != null || parts.visibleWhen() != null) {
            new ComputationChecks(metadata, type, wrong).check(whole);
        }
        Object value = parts.defaultValue();
        if (value != null && !DefaultValues.isMoment(whole.kind(), value)) {
            binder.bind(whole, OverlayParts.DEFAULT, value, null, wrong::add);
        }
    }

    private void reject(String property, ErrorCode code, Object... args) {
        wrong.add(Violation.of(property, code, args));
    }

    private void checkLimits() {
        BigDecimal min = parts.min();
        BigDecimal max = parts.max();
        BigDecimal least = declared.min();
        BigDecimal greatest = declared.max();
        if (min != null && least != null && min.compareTo(least) < 0) {
            reject(OverlayParts.MIN, CustomisationError.LOOSER, least);
        }
        if (max != null && greatest != null && max.compareTo(greatest) > 0) {
            reject(OverlayParts.MAX, CustomisationError.LOOSER, greatest);
        }
        BigDecimal from = min == null ? below.min() : min;
        BigDecimal to = max == null ? below.max() : max;
        if (from != null && to != null && from.compareTo(to) > 0) {
            reject(max == null ? OverlayParts.MIN : OverlayParts.MAX, StandardError.OUT_OF_RANGE, from, to);
        }
    }

    private void checkPattern() {
        String pattern = parts.pattern();
        if (pattern == null) {
            return;
        }
        try {
            Pattern unused = Pattern.compile(pattern);
            Objects.requireNonNull(unused);
        } catch (PatternSyntaxException e) {
            reject(OverlayParts.PATTERN, CustomisationError.WRONG_PATTERN, String.valueOf(e.getDescription()));
        }
    }

    private void checkChoices() {
        Set<String> placed = new HashSet<>();
        for (int position = 0; position < parts.choices().size(); position++) {
            ChoiceDefinition choice = parts.choices().get(position);
            String at = OverlayParts.CHOICES + "[" + position + "].";
            if (!placed.add(choice.value())) {
                reject(at + "value", CustomisationError.TWICE, choice.value());
            }
            if (declared.choice(choice.value()).isEmpty()) {
                checkAdded(at, choice);
            }
            if (choice.retired() && BuiltInParts.ruled(declared)) {
                reject(at + "retired", CustomisationError.RULED_CHOICE, choice.value());
            }
            if (choice.colour() != null && !DefinitionChecks.isColour(choice.colour())) {
                reject(at + "colour", StandardError.WRONG_FORMAT);
            }
        }
        declared.choices().stream()
                .filter(choice -> !placed.contains(choice.value()))
                .forEach(choice -> reject(OverlayParts.CHOICES, CustomisationError.FIXED_CHOICES, choice.value()));
        if (BuiltInParts.ruled(declared) && !inOrder()) {
            reject(
                    OverlayParts.CHOICES,
                    CustomisationError.RULED_CHOICE,
                    parts.choices().get(0).value());
        }
    }

    private boolean inOrder() {
        List<String> order =
                declared.choices().stream().map(choice -> choice.value()).toList();
        return parts.choices().stream()
                .map(ChoiceDefinition::value)
                .filter(order::contains)
                .toList()
                .equals(order);
    }

    private void checkAdded(String at, ChoiceDefinition choice) {
        if (!BuiltInParts.extendable(declared)) {
            reject(at + "value", CustomisationError.FIXED_CHOICES, choice.value());
        } else if (!Names.isChoice(choice.value())) {
            reject(at + "value", StandardError.WRONG_FORMAT);
        } else if (choice.label().isEmpty()) {
            reject(at + "label", StandardError.REQUIRED);
        }
    }

    /** Refuses what {@code json} says beside the parts that are {@code changeable}, unless it is as it is {@code told}: what was read can be sent. */
    static void only(
            Map<String, ? extends @Nullable Object> json,
            List<String> changeable,
            Map<String, @Nullable Object> told,
            List<Violation> wrong) {
        json.forEach((name, value) -> {
            boolean same = told.containsKey(name) && OverlayDraft.same(told.get(name), value);
            if (changeable.contains(name) || DefinitionReader.TOLD.contains(name) || same) {
                return;
            }
            wrong.add(
                    told.containsKey(name) || DefinitionReader.KNOWN.contains(name)
                            ? Violation.of(name, CustomisationError.BUILT_IN, String.join(", ", changeable))
                            : Violation.of(name, StandardError.UNKNOWN_FIELD));
        });
    }
}
