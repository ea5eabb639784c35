package org.kartera.records.internal.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.FieldType;

/** Choices that stay where they are and cannot be chosen anew. */
final class RetiredChoices {
    private RetiredChoices() {}

    /** One that {@code value} has and {@code stored} has not. */
    static Optional<String> among(FieldType field, @Nullable Object value, @Nullable Object stored) {
        if (field.kind() != FieldKind.CHOICE && field.kind() != FieldKind.MULTI_CHOICE) {
            return Optional.empty();
        }
        Collection<?> kept = all(stored);
        return all(value).stream()
                .filter(each -> !kept.contains(each))
                .map(RetiredChoices::name)
                .filter(name -> field.choice(name).filter(Choice::retired).isPresent())
                .findFirst();
    }

    private static String name(Object value) {
        return value instanceof Enum<?> constant ? ValueJson.choiceName(constant) : value.toString();
    }

    private static Collection<?> all(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof Collection<?> several ? several : List.of(value);
    }

    /** Those that can be chosen, for a message. */
    static String others(FieldType field) {
        return field.choices().stream()
                .filter(choice -> !choice.retired())
                .map(Choice::value)
                .collect(Collectors.joining(", "));
    }
}
