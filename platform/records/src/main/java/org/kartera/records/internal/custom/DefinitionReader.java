package org.kartera.records.internal.custom;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.records.custom.ChoiceDefinition;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.custom.FieldDefinition.Validation;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.Computation;
import org.kartera.records.metadata.Computation.RollUp.Function;

/** Reads definitions of fields from JSON. Only what can be said without knowing the record type is checked here. */
final class DefinitionReader {
    static final int EXPRESSION_LENGTH = 2_000;
    static final int HELP_LENGTH = 1_000;
    static final int PATTERN_LENGTH = 500;
    static final int NAME_LENGTH = 130;
    private static final int MOST_CHOICES = 500;
    private static final int MOST_REFS = 50;
    private static final int LONGEST_TEXT = 100_000;

    /** What a definition consists of. */
    static final Set<String> KNOWN = Set.of(
            "name kind label help required unique default tracked in filterable length min max pattern choices refs onDelete numbering gapFree formula result rollUp validation visibleWhen"
                    .split(" "));

    /** What is told of a field beside its definition; it is left alone, so that what was read can be sent. */
    static final Set<String> TOLD =
            Set.of("column conflict entity state layer package version reason createdAt createdBy modifiedAt modifiedBy"
                    .split(" "));

    private DefinitionReader() {}

    /** Adds to {@code wrong} what is no part of a definition, not even told of one. */
    static void checkKnown(Map<String, ? extends @Nullable Object> json, List<Violation> wrong) {
        json.keySet().stream()
                .filter(TOLD::contains)
                .forEach(name -> wrong.add(Violation.of(name, StandardError.UNKNOWN_FIELD)));
    }

    /** The definition in {@code json}; what is wrong with it is added to {@code wrong}. */
    static FieldDefinition read(Map<String, ? extends @Nullable Object> json, List<Violation> wrong) {
        Members members = new Members(json, "", wrong);
        json.keySet().stream()
                .filter(name -> !KNOWN.contains(name) && !TOLD.contains(name))
                .forEach(name -> members.reject(name, StandardError.UNKNOWN_FIELD));
        FieldKind kind = kind(members, "kind");
        return new FieldDefinition(
                Objects.requireNonNullElse(members.text("name", NAME_LENGTH), ""),
                kind,
                members.label("label"),
                members.words("help", HELP_LENGTH),
                members.flag("required", false),
                members.flag("unique", false),
                members.flag("tracked", false),
                members.flag("filterable", false),
                members.flag("gapFree", false),
                json.get("default"),
                places(members),
                members.whole("length", 1, LONGEST_TEXT),
                members.number("min"),
                members.number("max"),
                members.text("pattern", PATTERN_LENGTH),
                choices(members),
                members.texts("refs", MOST_REFS),
                members.constant("onDelete", Arrays.asList(OnDelete.values()), ValueJson::choiceName, OnDelete.CLEAR),
                members.text("numbering", NAME_LENGTH),
                computation(members, kind),
                computed(kind) && members.has("result") ? kind(members, "result") : null,
                validation(members.object("validation")),
                members.text("visibleWhen", EXPRESSION_LENGTH),
                Objects.requireNonNullElse(members.text("column", NAME_LENGTH), ""),
                members.text("conflict", NAME_LENGTH));
    }

    private static boolean computed(FieldKind kind) {
        return kind == FieldKind.FORMULA || kind == FieldKind.ROLL_UP;
    }

    private static FieldKind kind(Members members, String name) {
        Object given = members.raw(name);
        if (given == null) {
            members.reject(name, StandardError.REQUIRED);
            return FieldKind.TEXT;
        }
        return Arrays.stream(FieldKind.values())
                .filter(kind -> kind != FieldKind.AUTO && kind.json().equals(given))
                .findFirst()
                .orElseGet(() -> {
                    members.reject(name, CustomisationError.UNKNOWN_KIND, String.valueOf(given));
                    return FieldKind.TEXT;
                });
    }

    private static Set<Place> places(Members members) {
        Set<Place> places = EnumSet.noneOf(Place.class);
        for (String name : members.texts("in", Place.values().length)) {
            Arrays.stream(Place.values())
                    .filter(place -> ValueJson.choiceName(place).equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            places::add,
                            () -> members.reject(
                                    "in",
                                    StandardError.INVALID_CHOICE,
                                    name,
                                    String.join(
                                            ", ",
                                            Arrays.stream(Place.values())
                                                    .map(ValueJson::choiceName)
                                                    .toList())));
        }
        return places;
    }

    /** The values of a choice, in their order. */
    static List<ChoiceDefinition> choices(Members members) {
        return members.objects("choices", MOST_CHOICES, (choice, position) -> choice(choice));
    }

    private static ChoiceDefinition choice(Members choice) {
        choice.only(Set.of("value", "label", "colour", "retired"));
        Map<String, String> label = choice.label("label");
        String value = choice.text("value", NAME_LENGTH);
        if (value == null && !label.isEmpty()) {
            value = Names.choice(label.values().iterator().next());
        }
        return new ChoiceDefinition(
                Objects.requireNonNullElse(value, ""), label, choice.text("colour", 20), choice.flag("retired", false));
    }

    private static @Nullable Computation computation(Members members, FieldKind kind) {
        if (kind == FieldKind.FORMULA) {
            String formula = members.text("formula", EXPRESSION_LENGTH);
            if (formula == null) {
                members.reject("formula", StandardError.REQUIRED);
                return null;
            }
            return new Computation.Formula(formula);
        }
        Members rollUp = kind == FieldKind.ROLL_UP ? members.object("rollUp") : null;
        if (rollUp == null) {
            if (kind == FieldKind.ROLL_UP) {
                members.reject("rollUp", StandardError.REQUIRED);
            }
            return null;
        }
        rollUp.only(Set.of("entity", "field", "function", "of", "filter"));
        return new Computation.RollUp(
                Objects.requireNonNullElse(rollUp.text("entity", NAME_LENGTH), ""),
                Objects.requireNonNullElse(rollUp.text("field", NAME_LENGTH), ""),
                rollUp.constant("function", Arrays.asList(Function.values()), ValueJson::choiceName, Function.COUNT),
                rollUp.text("of", NAME_LENGTH),
                rollUp.text("filter", EXPRESSION_LENGTH));
    }

    static @Nullable Validation validation(@Nullable Members validation) {
        if (validation == null) {
            return null;
        }
        validation.only(Set.of("expression", "message"));
        String expression = validation.text("expression", EXPRESSION_LENGTH);
        if (expression == null) {
            validation.reject("expression", StandardError.REQUIRED);
            return null;
        }
        return new Validation(expression, validation.words("message", HELP_LENGTH));
    }
}
