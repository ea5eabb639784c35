package org.kartera.records.internal.custom;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.kartera.persistence.TableChanges;
import org.kartera.persistence.UnitOfWork;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.CustomState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away what is left of deleted record types, when nobody can be using it any more. Only on the thread of the modules. */
final class DeletedEntities {
    private static final Logger LOG = LoggerFactory.getLogger(DeletedEntities.class);

    private final CustomCatalogue catalogue;
    private final EntityCatalogue entities;
    private final UnitOfWork unit;
    private final TableChanges tables;

    DeletedEntities(CustomCatalogue catalogue, UnitOfWork unit, TableChanges tables) {
        this.catalogue = catalogue;
        this.entities = catalogue.entities();
        this.unit = unit;
        this.tables = tables;
    }

    /** All that a former run left. */
    void clear() {
        entities.all().stream()
                .filter(entity -> entity.state() == CustomState.DELETED)
                .forEach(this::clear);
    }

    /** What is left of those that had a name which is wanted again. */
    void clear(String name) {
        entities.all().stream()
                .filter(entity ->
                        entity.state() == CustomState.DELETED && entity.name().equals(name))
                .forEach(this::clear);
    }

    /** What is left of one; where that fails, the next start of the server does it. */
    void clear(CustomEntity entity) {
        if (!entities.all().contains(entity)) {
            return;
        }
        try {
            tables.drop(entities.type(entity).table());
            unit.call(() -> {
                catalogue.all(entity.name()).forEach(catalogue.store()::remove);
                String key = entity.name() + "#";
                delete("delete from records_value where field_key >= ? and field_key < ?", key, entity.name() + "$");
                delete("delete from records_number where name >= ? and name < ?", key, entity.name() + "$");
                delete("delete from records_note where entity = ?", entity.name());
                entities.forget(entity);
                return entity;
            });
            List.copyOf(catalogue.all(entity.name())).forEach(catalogue::remove);
            entities.remove(entity);
        } catch (RuntimeException e) {
            LOG.warn("The records of {} are still there", entity.name(), e);
        }
    }

    private void delete(String sql, String... arguments) {
        try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
