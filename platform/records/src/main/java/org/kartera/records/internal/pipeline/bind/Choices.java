package org.kartera.records.internal.pipeline.bind;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.FieldType;

/** One or several of the choices of a field, by their JSON names or as constants of its enum; texts of any kind where a field of several has none, such as tags. */
final class Choices {
    private Choices() {}

    static Object one(FieldType field, Object raw) {
        if (raw instanceof Enum<?> constant) {
            if (field.choices().stream().anyMatch(choice -> choice.constant() == constant)) {
                return constant;
            }
            throw unknown(field, constant.name());
        }
        if (!(raw instanceof String value)) {
            throw WrongValue.of(StandardError.WRONG_TYPE, "choice");
        }
        Choice choice = field.choice(value).orElseThrow(() -> unknown(field, value));
        return choice.constant() == null ? choice.value() : choice.constant();
    }

    /** A set in the order sent. */
    static Set<Object> several(FieldType field, Object raw) {
        if (!(raw instanceof Collection<?> sent)) {
            throw WrongValue.of(StandardError.WRONG_TYPE, field.kind().json());
        }
        Set<Object> chosen = new LinkedHashSet<>();
        int position = 0;
        for (Object each : sent) {
            String step = "[" + position++ + "]";
            if (each == null) {
                throw WrongValue.of(StandardError.REQUIRED).under(step);
            }
            try {
                Object choice = field.choices().isEmpty() ? Texts.line(field, each) : one(field, each);
                if (choice != null) {
                    chosen.add(choice);
                }
            } catch (WrongValue e) {
                throw e.under(step);
            }
        }
        return chosen;
    }

    private static WrongValue unknown(FieldType field, String value) {
        return WrongValue.of(
                StandardError.INVALID_CHOICE,
                value,
                field.choices().stream().map(Choice::value).collect(Collectors.joining(", ")));
    }
}
