package org.kartera.web.internal.view;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.web.internal.store.Json;
import org.kartera.web.internal.store.WebStatements;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The saved views in the database. */
@Component(service = ViewTable.class)
public final class ViewTable {
    private static final String COLUMNS =
            "select id, version, entity, name, visibility, owner_id, team_id, roles, layout, state, sort_order from web_view";
    private static final String OF_ENTITY = COLUMNS + " where entity = ? order by sort_order, id";
    private static final String SHARED = COLUMNS + " where visibility = 'shared' order by entity, name, id";
    private static final String BY_ID = COLUMNS + " where id = ?";

    private final WebStatements statements;

    @Activate
    public ViewTable(@Reference WebStatements statements) {
        this.statements = statements;
    }

    /** All of a record type, in their order. */
    List<SavedView> of(String entity) {
        return statements.rows(OF_ENTITY, ViewTable::read, entity);
    }

    /** All that everybody sees. */
    List<SavedView> shared() {
        return statements.rows(SHARED, ViewTable::read);
    }

    Optional<SavedView> find(UUID id) {
        return statements.rows(BY_ID, ViewTable::read, id).stream().findFirst();
    }

    void insert(SavedView view) {
        statements.change(
                "insert into web_view (id, version, entity, name, visibility, owner_id, team_id, roles, layout, state,"
                        + " sort_order) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                view.id(),
                view.version(),
                view.entity(),
                view.name(),
                view.visibility().json(),
                view.owner(),
                view.team(),
                Json.text(view.roles()),
                view.layout(),
                Json.text(view.state()),
                view.position());
    }

    /** Writes {@code view}, if the stored one still has the version before; whether it had. */
    boolean update(SavedView view) {
        return statements.change(
                        "update web_view set version = ?, name = ?, visibility = ?, team_id = ?, roles = ?, layout = ?, state = ?,"
                                + " sort_order = ? where id = ? and version = ?",
                        view.version(),
                        view.name(),
                        view.visibility().json(),
                        view.team(),
                        Json.text(view.roles()),
                        view.layout(),
                        Json.text(view.state()),
                        view.position(),
                        view.id(),
                        view.version() - 1)
                == 1;
    }

    /** Removes it, if it still has {@code version}; whether it had. */
    boolean delete(UUID id, long version) {
        return statements.change("delete from web_view where id = ? and version = ?", id, version) == 1;
    }

    private static SavedView read(ResultSet row) throws SQLException {
        String team = row.getString("team_id");
        return new SavedView(
                UUID.fromString(row.getString("id")),
                row.getLong("version"),
                row.getString("entity"),
                row.getString("name"),
                Visibility.of(row.getString("visibility")).orElse(Visibility.PRIVATE),
                UUID.fromString(row.getString("owner_id")),
                team == null ? null : UUID.fromString(team),
                Json.parse(row.getString("roles"), new TypeReference<>() {}),
                row.getString("layout"),
                Json.parse(row.getString("state"), new TypeReference<Map<String, @Nullable Object>>() {}),
                row.getInt("sort_order"));
    }
}
