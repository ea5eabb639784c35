package org.kartera.records.internal.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** Writes change logs for tables as the mapping expects them, ready to be pasted by a module's author. */
public final class ChangeLogText {
    private ChangeLogText() {}

    /** A whole change log that creates {@code tables}. */
    public static String changeLog(List<TableShape> tables) {
        return whole(tables.stream().map(ChangeLogText::create).collect(Collectors.joining()));
    }

    /** A whole change log of {@code changeSets}. */
    public static String whole(String changeSets) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog
                    xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:ext="http://www.liquibase.org/xml/ns/dbchangelog-ext"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd
                        http://www.liquibase.org/xml/ns/dbchangelog-ext http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-ext.xsd">
                %s</databaseChangeLog>
                """.formatted(changeSets);
    }

    /** A change set that creates the table of a record type. */
    public static String create(TableShape table) {
        return create(table, "create-" + table.table());
    }

    /** The same under an id of one's own. */
    public static String create(TableShape table, String id) {
        return changeSet(
                id,
                "ext:createRecordTable",
                table.table(),
                table.columns().stream()
                        .filter(column -> table.own().contains(column.name()))
                        .toList());
    }

    /** A change set that adds columns to a table. */
    public static String add(String table, List<ColumnShape> columns) {
        return changeSet(
                "add-" + columns.get(0).name().replace('_', '-') + "-to-" + table, "addColumn", table, columns);
    }

    private static String changeSet(String id, String change, String table, List<ColumnShape> columns) {
        String lines = columns.stream()
                .map(column ->
                        "      <column name=\"" + column.name() + "\" type=\"" + column.changeLogType() + "\"/>\n")
                .collect(Collectors.joining());
        return """
                  <changeSet id="%s" author="kartera">
                    <%s tableName="%s">
                %s    </%s>
                  </changeSet>
                """.formatted(id, change, table, lines, change);
    }
}
