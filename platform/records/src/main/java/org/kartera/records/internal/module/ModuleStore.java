package org.kartera.records.internal.module;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.UnitOfWork;
import org.kartera.records.module.ModuleState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what must be known of modules after a restart. Brings this bundle's tables up to date when it is made. */
@Component(service = ModuleStore.class)
public final class ModuleStore {
    private static final int REASON_LENGTH = 1000;

    private final UnitOfWork unitOfWork;

    /**
     * What is kept of a module.
     *
     * @param wanted whether it should be enabled
     * @param entities its record types as they were last, by {@link KnownEntities}; empty where it has none
     */
    record Stored(String name, String version, boolean wanted, String state, String reason, String entities) {
        /** Whether it was here when the server stopped, and should be again. */
        boolean awaited() {
            return wanted && !state.equals(ModuleState.AVAILABLE.name());
        }
    }

    @Activate
    public ModuleStore(@Reference UnitOfWork unitOfWork, @Reference Migrations migrations) {
        this.unitOfWork = unitOfWork;
        migrations.run("records", OwnFiles.of(ModuleStore.class));
    }

    List<Stored> all() {
        return read("", List.of());
    }

    Optional<Stored> find(String name) {
        return read("where name = ? ", List.of(name)).stream().findFirst();
    }

    private List<Stored> read(String condition, List<String> arguments) {
        String sql = "select name, version, wanted, state, reason, entities from records_module " + condition
                + "order by name";
        return unitOfWork.read(() -> {
            List<Stored> found = new ArrayList<>();
            try (PreparedStatement select = unitOfWork.connection().prepareStatement(sql)) {
                for (int index = 0; index < arguments.size(); index++) {
                    select.setString(index + 1, arguments.get(index));
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(stored(rows));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot read what is known of modules", e);
            }
            return found;
        });
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("name"),
                text(row.getString("version")),
                row.getBoolean("wanted"),
                text(row.getString("state")),
                text(row.getString("reason")),
                text(row.getString("entities")));
    }

    /** Keeps whether the module should be enabled, which all nodes share. */
    void decide(Stored module, boolean wanted) {
        unitOfWork.call(() -> {
            try (PreparedStatement update =
                    unitOfWork.connection().prepareStatement("update records_module set wanted = ? where name = ?")) {
                update.setBoolean(1, wanted);
                update.setString(2, module.name());
                if (update.executeUpdate() == 0) {
                    insert(module, wanted);
                }
                return wanted;
            } catch (SQLException e) {
                throw failure(module.name(), e);
            }
        });
    }

    /** Keeps how the module fares on this node; not whether it should be enabled, about which another node may have decided meanwhile. */
    void save(Stored module) {
        unitOfWork.call(() -> {
            try (PreparedStatement update = unitOfWork
                    .connection()
                    .prepareStatement(
                            "update records_module set version = ?, state = ?, reason = ?, entities = ? where name = ?")) {
                fill(update, module);
                if (update.executeUpdate() == 0) {
                    insert(module, module.wanted());
                }
                return module;
            } catch (SQLException e) {
                throw failure(module.name(), e);
            }
        });
    }

    private void insert(Stored module, boolean wanted) throws SQLException {
        try (PreparedStatement insert = unitOfWork
                .connection()
                .prepareStatement(
                        "insert into records_module (version, state, reason, entities, name, wanted) values (?, ?, ?, ?, ?, ?)")) {
            fill(insert, module);
            insert.setBoolean(6, wanted);
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, Stored module) throws SQLException {
        String reason = module.reason();
        statement.setString(1, module.version());
        statement.setString(2, module.state());
        statement.setString(3, reason.substring(0, Math.min(reason.length(), REASON_LENGTH)));
        statement.setString(4, module.entities());
        statement.setString(5, module.name());
    }

    private static IllegalStateException failure(String module, SQLException cause) {
        return new IllegalStateException("cannot store the state of module " + module, cause);
    }

    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
