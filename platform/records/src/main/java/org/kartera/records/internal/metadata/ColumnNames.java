package org.kartera.records.internal.metadata;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.FieldType.Columns;

/** Names of columns after the names of fields. */
public final class ColumnNames {
    private ColumnNames() {}

    /** {@code expectedClose}: {@code expected_close}. */
    public static String snake(String name) {
        StringBuilder column = new StringBuilder(name.length() + 4);
        for (int index = 0; index < name.length(); index++) {
            char letter = name.charAt(index);
            if (Character.isUpperCase(letter)) {
                column.append('_');
            }
            column.append(Character.toLowerCase(letter));
        }
        return column.toString();
    }

    /** The columns of a field of {@code kind} whose name in snake case is {@code base}. */
    public static Columns of(String base, FieldKind kind, boolean folded) {
        return switch (kind) {
            case REF, FILE, IMAGE -> new Columns(base + "_id", null, null);
            case ANY_REF -> new Columns(base + "_id", base + "_entity", null);
            case GEO_POINT -> new Columns(base + "_latitude", base + "_longitude", null);
            case MONEY -> new Columns(base, base + "_currency", null);
            default -> new Columns(base, null, companion(base, folded));
        };
    }

    private static @Nullable String companion(String base, boolean folded) {
        return folded ? base + "_f" : null;
    }
}
