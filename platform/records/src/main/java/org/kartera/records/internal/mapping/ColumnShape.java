package org.kartera.records.internal.mapping;

/**
 * A column as the mapping expects it.
 *
 * @param name in lower case
 * @param length greatest length of {@link ColumnType#VARCHAR}, 0 for the others
 */
public record ColumnShape(String name, ColumnType type, int length) {
    static ColumnShape of(String name, ColumnType type) {
        return new ColumnShape(name, type, 0);
    }

    /** The type as a change log writes it. */
    public String changeLogType() {
        return type == ColumnType.VARCHAR ? "varchar(" + length + ")" : type.changeLog();
    }
}
