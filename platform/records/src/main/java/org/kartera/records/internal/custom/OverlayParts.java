package org.kartera.records.internal.custom;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.records.custom.ChoiceDefinition;
import org.kartera.records.custom.FieldDefinition.Validation;

/**
 * What a layer says, read from its JSON. Null and empty: nothing.
 *
 * @param plural what people call several records
 * @param choices values in the order in which they are offered
 */
record OverlayParts(
        Map<String, String> label,
        Map<String, String> plural,
        @Nullable String icon,
        Map<String, String> help,
        @Nullable Boolean required,
        @Nullable Boolean tracked,
        @Nullable Object defaultValue,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String pattern,
        List<ChoiceDefinition> choices,
        @Nullable Validation validation,
        @Nullable String visibleWhen) {
    static final String LABEL = "label";
    static final String PLURAL = "plural";
    static final String ICON = "icon";
    static final String HELP = "help";
    static final String REQUIRED = "required";
    static final String TRACKED = "tracked";
    static final String DEFAULT = "default";
    static final String MIN = "min";
    static final String MAX = "max";
    static final String PATTERN = "pattern";
    static final String CHOICES = "choices";
    static final String VALIDATION = "validation";
    static final String VISIBLE_WHEN = "visibleWhen";

    /** Parts that are texts by language, each of which may be replaced by itself. */
    static final Set<String> WORDS = Set.of(LABEL, PLURAL, HELP);

    /** What {@code json} says; what is wrong with it is added to {@code wrong}. */
    static OverlayParts read(Map<String, ? extends @Nullable Object> json, List<Violation> wrong) {
        Members members = new Members(json, "", wrong);
        String icon = members.text(ICON, DefinitionReader.NAME_LENGTH);
        if (icon != null && !EntityJson.isIcon(icon)) {
            members.reject(ICON, StandardError.WRONG_FORMAT);
        }
        return new OverlayParts(
                members.label(LABEL),
                members.label(PLURAL),
                icon,
                members.words(HELP, DefinitionReader.HELP_LENGTH),
                flag(members, REQUIRED),
                flag(members, TRACKED),
                json.get(DEFAULT),
                members.number(MIN),
                members.number(MAX),
                members.text(PATTERN, DefinitionReader.PATTERN_LENGTH),
                DefinitionReader.choices(members),
                DefinitionReader.validation(members.object(VALIDATION)),
                members.text(VISIBLE_WHEN, DefinitionReader.EXPRESSION_LENGTH));
    }

    private static @Nullable Boolean flag(Members members, String name) {
        return members.has(name) ? (Boolean) members.flag(name, false) : null;
    }

    /** The value of {@code choices} that is {@code value}; null where there is none. */
    @Nullable
    ChoiceDefinition choice(String value) {
        return choices.stream()
                .filter(choice -> Objects.equals(choice.value(), value))
                .findFirst()
                .orElse(null);
    }
}
