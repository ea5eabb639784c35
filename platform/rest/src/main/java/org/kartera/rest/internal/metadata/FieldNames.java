package org.kartera.rest.internal.metadata;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Labels;

/** What people call the fields that errors and changes name. */
public final class FieldNames {
    private FieldNames() {}

    /** The label of the field that {@code path} begins with, such as {@code emails[1].value}; the path itself where there is no such field. */
    public static String label(Labels labels, EntityType type, String path, Locale locale) {
        int bracket = path.indexOf('[');
        FieldType field = type.field(bracket < 0 ? path : path.substring(0, bracket));
        return field == null ? path : labels.field(type, field, locale);
    }

    /** The same where {@code action} is taken, whose parameters come before the record's fields; null: none. */
    public static String label(Labels labels, EntityType type, @Nullable String action, String path, Locale locale) {
        return type.actions().stream()
                .filter(step -> step.name().equals(action))
                .flatMap(step -> step.parameters().stream()
                        .filter(parameter -> parameter.name().equals(path))
                        .map(parameter -> labels.parameter(type, step, parameter, locale)))
                .findFirst()
                .orElseGet(() -> label(labels, type, path, locale));
    }
}
