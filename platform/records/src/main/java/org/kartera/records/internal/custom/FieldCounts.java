package org.kartera.records.internal.custom;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kartera.persistence.UnitOfWork;
import org.kartera.records.custom.ChoiceDefinition;
import org.kartera.records.custom.CustomField;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Folding;

/** Counts what is stored in a field, in the recycle bin too. */
final class FieldCounts {
    private final UnitOfWork unit;

    FieldCounts(UnitOfWork unit) {
        this.unit = unit;
    }

    /** Records. */
    long rows(EntityType type) {
        return count("select count(*) from " + type.table());
    }

    /** Records that have a value. */
    long rows(EntityType type, FieldType field) {
        return count("select count(*) from " + type.table() + " where "
                + field.columns().value() + " is not null");
    }

    /** Records that have each value of a choice, those without any record left out. */
    Map<String, Long> values(EntityType type, CustomField field) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ChoiceDefinition choice : field.definition().choices()) {
            long rows = rows(type, CustomFieldTypes.of(field), choice.value());
            if (rows > 0) {
                counts.put(choice.value(), rows);
            }
        }
        return counts;
    }

    /** Records that have {@code value}, of a choice. */
    long rows(EntityType type, FieldType field, String value) {
        return field.multiple()
                ? count(
                        "select count(*) from records_value where field_key = ? and value_f = ?",
                        type.name() + "#" + field.lastingName(),
                        String.valueOf(Folding.fold(value)))
                : count(
                        "select count(*) from " + type.table() + " where "
                                + field.columns().value() + " = ?",
                        value);
    }

    /** Forgets the single values and counters of a field. */
    void forget(String entity, FieldType field) {
        String key = entity + "#" + field.lastingName();
        change("delete from records_value where field_key = ?", List.of(key));
        change("delete from records_number where name >= ? and name < ?", List.of(key + "#", key + "$"));
    }

    private void change(String sql, Collection<String> arguments) {
        unit.call(() -> {
            try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
                int index = 1;
                for (String argument : arguments) {
                    statement.setString(index++, argument);
                }
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        });
    }

    private long count(String sql, String... arguments) {
        return unit.read(() -> {
            try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    select.setString(i + 1, arguments[i]);
                }
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        });
    }
}
