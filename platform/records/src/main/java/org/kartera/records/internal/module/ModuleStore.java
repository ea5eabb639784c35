package org.kartera.records.internal.module;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
        return unitOfWork.read(() -> {
            String sql = "select name, version, wanted, state, reason, entities from records_module order by name";
            List<Stored> found = new ArrayList<>();
            try (PreparedStatement select = unitOfWork.connection().prepareStatement(sql);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Stored(
                            rows.getString("name"),
                            text(rows.getString("version")),
                            rows.getBoolean("wanted"),
                            text(rows.getString("state")),
                            text(rows.getString("reason")),
                            text(rows.getString("entities"))));
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot read what is known of modules", e);
            }
            return found;
        });
    }

    void save(Stored module) {
        unitOfWork.call(() -> {
            if (write(
                            "update records_module set version = ?, wanted = ?, state = ?, reason = ?, entities = ? where name = ?",
                            module)
                    == 0) {
                write(
                        "insert into records_module (version, wanted, state, reason, entities, name) values (?, ?, ?, ?, ?, ?)",
                        module);
            }
            return module;
        });
    }

    private int write(String sql, Stored module) {
        try (PreparedStatement update = unitOfWork.connection().prepareStatement(sql)) {
            update.setString(1, module.version());
            update.setBoolean(2, module.wanted());
            update.setString(3, module.state());
            String reason = module.reason();
            update.setString(4, reason.substring(0, Math.min(reason.length(), REASON_LENGTH)));
            update.setString(5, module.entities());
            update.setString(6, module.name());
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store the state of module " + module.name(), e);
        }
    }

    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
