package org.kartera.records.internal.installation;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Statements;
import org.kartera.persistence.UnitOfWork;

/** The settings in their table, where each has a row from the beginning, so that two administrators meet at the row and not at its key. */
final class SettingTable {
    private final Statements statements;

    SettingTable(UnitOfWork unit) {
        this.statements = new Statements(unit);
    }

    /** Those that have a value. */
    Map<String, String> all() {
        Map<String, String> found = new HashMap<>();
        statements
                .rows(
                        "select name, setting_value from records_setting where setting_value is not null",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(setting -> found.put(setting.getKey(), setting.getValue()));
        return found;
    }

    /** Waits until nobody else is changing them; in the transaction that does. */
    void lock() {
        statements.change(
                "update records_setting set setting_value = setting_value where name = ?", SettingValues.FIRST_RUN);
    }

    /** Stores {@code values}; null leaves none. */
    void store(Map<String, @Nullable String> values) {
        values.forEach((name, value) ->
                statements.change("update records_setting set setting_value = ? where name = ?", value, name));
    }
}
