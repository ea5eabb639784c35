package org.kartera.persistence.internal;

import java.util.Map;
import org.kartera.persistence.Dialect;

/** The types that change logs name by purpose. */
final class ColumnTypes {
    private ColumnTypes() {}

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
