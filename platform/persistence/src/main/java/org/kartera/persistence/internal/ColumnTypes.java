package org.kartera.persistence.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kartera.persistence.Dialect;

/** The types that change logs name by purpose. */
final class ColumnTypes {
    private static final Pattern TEXT = Pattern.compile("varchar\\((\\d+)\\)");
    private static final int LONGEST_TEXT = 32_672;

    private ColumnTypes() {}

    /** The type for Derby: lengths are meant in characters, as a reader counts them, and Derby counts those beyond the basic plane twice. */
    static String roomy(String type) {
        Matcher text = TEXT.matcher(type);
        return text.matches() ? "varchar(" + Math.min(2 * Integer.parseInt(text.group(1)), LONGEST_TEXT) + ")" : type;
    }

    /** By parameter name, the column type. */
    static Map<String, String> of(Dialect dialect) {
        return switch (dialect) {
            case DERBY ->
                Map.of(
                        "id", "char(36)",
                        "folded", "varchar(200)",
                        "double", "double",
                        "text", "clob",
                        "json", "varchar(32672)",
                        "timestamp", "timestamp",
                        "bytes", "blob");
            case POSTGRES ->
                Map.of(
                        "id", "uuid",
                        "folded", "varchar(200) collate \"C\"",
                        "double", "float(53)",
                        "text", "text",
                        "json", "text",
                        "timestamp", "timestamp",
                        "bytes", "bytea");
        };
    }
}
