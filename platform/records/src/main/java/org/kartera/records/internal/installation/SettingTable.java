package org.kartera.records.internal.installation;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;

/** The settings in their table, where each has a row from the beginning, so that two administrators meet at the row and not at its key. */
final class SettingTable {
    private final UnitOfWork unit;

    SettingTable(UnitOfWork unit) {
        this.unit = unit;
    }

    /** Those that have a value. */
    Map<String, String> all() {
        return unit.read(() -> {
            try (PreparedStatement select = unit.connection()
                            .prepareStatement("select name, setting_value from records_setting"
                                    + " where setting_value is not null");
                    ResultSet rows = select.executeQuery()) {
                Map<String, String> found = new HashMap<>();
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
                return found;
            } catch (SQLException e) {
                throw new IllegalStateException("cannot read the settings of the installation", e);
            }
        });
    }

    /** Waits until nobody else is changing them; in the transaction that does. */
    void lock() {
        update("update records_setting set setting_value = setting_value where name = ?", SettingValues.FIRST_RUN);
    }

    /** Stores {@code values}; null leaves none. */
    void store(Map<String, @Nullable String> values) {
        values.forEach(
                (name, value) -> update("update records_setting set setting_value = ? where name = ?", value, name));
    }

    private void update(String sql, @Nullable String... arguments) {
        try (PreparedStatement update = unit.connection().prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                update.setString(i + 1, arguments[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store the settings of the installation", e);
        }
    }
}
