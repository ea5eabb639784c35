package org.kartera.web.internal.layer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.kartera.persistence.UtcTime;
import org.kartera.web.internal.store.Json;
import org.kartera.web.internal.store.WebStatements;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The layers in the database. */
@Component(service = LayerTable.class)
public final class LayerTable {
    private static final String ALL =
            "select subject, part, role, layer, origin, version, content, basis, modified_at, modified_by from web_layout";
    private static final String WHERE = " where subject = ? and part = ? and role = ? and layer = ?";

    private static final String ONE = ALL + WHERE;
    private static final String IN_ORDER = ALL + " order by subject, part, role, layer";

    private final WebStatements statements;

    @Activate
    public LayerTable(@Reference WebStatements statements) {
        this.statements = statements;
    }

    /** All there are. */
    List<StoredLayer> all() {
        return statements.rows(IN_ORDER, LayerTable::read);
    }

    public Optional<StoredLayer> find(Place place) {
        return statements.row(
                ONE,
                LayerTable::read,
                place.subject(),
                place.part(),
                place.role(),
                place.layer().json());
    }

    /** Writes {@code layer}: a new one in version 1, else in the place of the version before; whether that was still there. */
    boolean write(StoredLayer layer) {
        Place place = layer.place();
        if (layer.version() == 1) {
            return statements.change(
                            "insert into web_layout (origin, version, content, basis, modified_at, modified_by, subject, part, role,"
                                    + " layer) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            layer.origin(),
                            layer.version(),
                            Json.text(layer.content()),
                            Json.text(layer.basis()),
                            layer.at(),
                            layer.by(),
                            place.subject(),
                            place.part(),
                            place.role(),
                            place.layer().json())
                    == 1;
        }
        return statements.change(
                        "update web_layout set origin = ?, version = ?, content = ?, basis = ?, modified_at = ?, modified_by = ?"
                                + WHERE + " and version = ?",
                        layer.origin(),
                        layer.version(),
                        Json.text(layer.content()),
                        Json.text(layer.basis()),
                        layer.at(),
                        layer.by(),
                        place.subject(),
                        place.part(),
                        place.role(),
                        place.layer().json(),
                        layer.version() - 1)
                == 1;
    }

    /** Removes {@code layer}, if it still has its version; whether it had. */
    boolean delete(StoredLayer layer) {
        Place place = layer.place();
        return statements.change(
                        "delete from web_layout" + WHERE + " and version = ?",
                        place.subject(),
                        place.part(),
                        place.role(),
                        place.layer().json(),
                        layer.version())
                == 1;
    }

    private static StoredLayer read(ResultSet row) throws SQLException {
        return new StoredLayer(
                new Place(
                        row.getString("subject"),
                        row.getString("part"),
                        row.getString("role"),
                        Layer.stored(row.getString("layer")).orElse(Layer.ADMIN)),
                row.getString("origin"),
                row.getLong("version"),
                json(row.getString("content")),
                json(row.getString("basis")),
                UtcTime.instant(row.getTimestamp("modified_at")),
                row.getString("modified_by"));
    }

    private static JsonNode json(String text) {
        return Json.parse(text, new TypeReference<>() {});
    }
}
