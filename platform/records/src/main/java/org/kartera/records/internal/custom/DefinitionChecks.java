package org.kartera.records.internal.custom;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Place;
import org.kartera.records.custom.ChoiceDefinition;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.internal.computed.ComputationChecks;
import org.kartera.records.internal.metadata.Kinds;
import org.kartera.records.internal.pipeline.DefaultValues;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Folding;
import org.kartera.records.metadata.Metadata;

/** Says what a definition asks of a field that fields of its kind cannot do. */
final class DefinitionChecks {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern COUNTER = Pattern.compile("\\{0+}");
    private static final Pattern PART = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern PERIOD = Pattern.compile("[yMd]+");
    private static final int LONGEST_NUMBER = 50;

    private final FieldDefinition field;
    private final FieldKind kind;
    private final boolean computed;
    private final EntityType type;
    private final Metadata metadata;
    private final List<Violation> wrong;

    /** {@code type} is without the field, or with the former one. */
    DefinitionChecks(FieldDefinition field, EntityType type, Metadata metadata, List<Violation> wrong) {
        this.field = field;
        this.kind = field.stored();
        this.computed = field.computation() != null;
        this.type = type;
        this.metadata = metadata;
        this.wrong = wrong;
    }

    /** Adds all that is wrong; {@code binder} says what values of the kind are. */
    void check(FieldBinder binder) {
        if (field.label().isEmpty()) {
            reject("label", StandardError.REQUIRED);
        }
        if (computed && field.result() == null) {
            return;
        }
        checkOptions();
        checkPlaces();
        checkLimits();
        checkChoices();
        checkReferences();
        checkNumbering();
        if (wrong.isEmpty()) {
            new ComputationChecks(metadata, type, wrong).check(CustomFieldTypes.of(field, true));
        }
        if (wrong.isEmpty() && field.defaultValue() != null && !DefaultValues.isMoment(kind, field.defaultValue())) {
            binder.bind(CustomFieldTypes.of(field, true), "default", field.defaultValue(), null, wrong::add);
        }
    }

    private void reject(String property, ErrorCode code, Object... args) {
        wrong.add(Violation.of(property, code, args));
    }

    private void unsuitable(String property, boolean asked) {
        if (asked) {
            reject(property, CustomisationError.UNSUITABLE_OPTION, kind.json());
        }
    }

    private void checkOptions() {
        boolean several = CustomFieldTypes.several(kind);
        boolean numbered = kind == FieldKind.AUTO_NUMBER;
        unsuitable("unique", field.unique() && (!Kinds.comparable(kind) || kind == FieldKind.BOOLEAN));
        unsuitable("filterable", field.filterable() && !several && !Kinds.comparable(kind));
        unsuitable("required", field.required() && (numbered || computed));
        unsuitable("unique", field.unique() && computed);
        boolean file = kind == FieldKind.FILE || kind == FieldKind.IMAGE;
        unsuitable("default", field.defaultValue() != null && (numbered || computed || file || field.unique()));
        unsuitable("numbering", field.numbering() != null && !numbered);
        unsuitable("gapFree", field.gapFree() && !numbered);
        boolean chosen = kind == FieldKind.CHOICE || kind == FieldKind.MULTI_CHOICE;
        unsuitable("choices", !field.choices().isEmpty() && !chosen);
    }

    private void checkPlaces() {
        unsuitable("in", field.places().contains(Place.SORT) && !Kinds.comparable(kind));
        unsuitable("in", field.places().contains(Place.SEARCH) && !Kinds.foldable(kind));
        unsuitable("in", field.places().contains(Place.BOARD) && kind != FieldKind.CHOICE && kind != FieldKind.REF);
    }

    private void checkLimits() {
        boolean text = Kinds.foldable(kind) || kind == FieldKind.LONG_TEXT || kind == FieldKind.RICH_TEXT;
        boolean measured = text && kind != FieldKind.PHONE && kind != FieldKind.COLOUR && kind != FieldKind.AUTO_NUMBER;
        unsuitable("length", field.length() > 0 && !measured);
        int longest = field.unique() ? Folding.LENGTH : Kinds.LONGEST_LINE;
        if (measured && Kinds.foldable(kind) && Kinds.length(kind, field.length()) > longest) {
            reject("length", StandardError.OUT_OF_RANGE, 1, longest);
        }
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        unsuitable("min", min != null && (computed || !Kinds.numeric(kind)));
        unsuitable("max", max != null && (computed || !Kinds.numeric(kind)));
        if (min != null && max != null && min.compareTo(max) > 0) {
            reject("max", StandardError.OUT_OF_RANGE, min, "");
        }
        unsuitable("pattern", field.pattern() != null && (computed || !(Kinds.foldable(kind) && measured)));
        if (field.pattern() != null) {
            try {
                Pattern unused = Pattern.compile(field.pattern());
                Objects.requireNonNull(unused);
            } catch (PatternSyntaxException e) {
                reject("pattern", CustomisationError.WRONG_PATTERN, String.valueOf(e.getDescription()));
            }
        }
    }

    private void checkChoices() {
        if ((kind == FieldKind.CHOICE || kind == FieldKind.MULTI_CHOICE)
                && field.choices().isEmpty()) {
            reject("choices", StandardError.REQUIRED);
        }
        Set<String> values = new HashSet<>();
        for (int position = 0; position < field.choices().size(); position++) {
            ChoiceDefinition choice = field.choices().get(position);
            String at = "choices[" + position + "].";
            if (!Names.isChoice(choice.value())) {
                reject(at + "value", StandardError.WRONG_FORMAT);
            } else if (!values.add(String.valueOf(Folding.fold(choice.value())))) {
                reject(at + "value", CustomisationError.TWICE, choice.value());
            }
            if (choice.colour() != null && !isColour(choice.colour())) {
                reject(at + "colour", StandardError.WRONG_FORMAT);
            }
        }
    }

    static boolean isColour(String text) {
        return COLOUR.matcher(text).matches();
    }

    private void checkReferences() {
        boolean referring = kind == FieldKind.REF || kind == FieldKind.REFS || kind == FieldKind.ANY_REF;
        unsuitable("refs", !field.refs().isEmpty() && !referring);
        if (!referring) {
            return;
        }
        if (field.refs().isEmpty()) {
            reject("refs", StandardError.REQUIRED);
        } else if (field.refs().size() > 1 && kind != FieldKind.ANY_REF) {
            unsuitable("refs", true);
        }
        for (String ref : field.refs()) {
            if (metadata.known(ref).isEmpty()) {
                reject("refs", StandardError.INVALID_REFERENCE, ref);
            }
        }
    }

    private void checkNumbering() {
        if (kind != FieldKind.AUTO_NUMBER) {
            return;
        }
        String numbering = Objects.requireNonNullElse(field.numbering(), "");
        boolean counted = COUNTER.matcher(numbering).results().count() == 1;
        Matcher parts = PART.matcher(numbering);
        boolean sound = counted && numbering.length() <= LONGEST_NUMBER;
        while (sound && parts.find()) {
            sound = COUNTER.matcher(parts.group()).matches() || isPeriod(parts.group(1));
        }
        if (!sound || PART.matcher(numbering).replaceAll("").matches(".*[{}].*")) {
            reject("numbering", CustomisationError.WRONG_NUMBERING);
        }
    }

    private static boolean isPeriod(String pattern) {
        if (!PERIOD.matcher(pattern).matches() || pattern.length() > 4) {
            return false;
        }
        try {
            return !DateTimeFormatter.ofPattern(pattern).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
