package org.kartera.rest.internal.metadata;

import java.util.Locale;
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
}
