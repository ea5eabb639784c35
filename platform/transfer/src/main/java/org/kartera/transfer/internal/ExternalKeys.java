package org.kartera.transfer.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kartera.persistence.Statements;
import org.kartera.persistence.UnitOfWork;

/** By which keys records are known in the sources that they came from. */
final class ExternalKeys {
    /** The greatest length of a key. */
    static final int LENGTH = 200;

    private final Statements statements;

    ExternalKeys(UnitOfWork work) {
        statements = new Statements(work);
    }

    /** The records that have these keys. */
    Map<String, UUID> records(String source, String entity, List<String> keys) {
        String marks = String.join(", ", Collections.nCopies(keys.size(), "?"));
        Map<String, UUID> found = new HashMap<>();
        List<Object> arguments = new ArrayList<>(List.of(source, entity));
        arguments.addAll(keys);
        statements
                .rows(
                        "select external_key, record_id from transfer_key where source = ? and entity = ? and external_key in ("
                                + marks + ")",
                        row -> Map.entry(row.getString(1), UUID.fromString(row.getString(2))),
                        arguments.toArray())
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** Keeps keys; one that is there already points to the new record from now on. */
    void keep(String source, String entity, Map<String, UUID> keys) {
        if (keys.isEmpty()) {
            return;
        }
        statements.batch(
                "delete from transfer_key where source = ? and entity = ? and external_key = ?",
                keys.keySet().stream()
                        .<List<?>>map(key -> List.of(source, entity, key))
                        .toList());
        statements.batch(
                "insert into transfer_key (source, entity, external_key, record_id) values (?, ?, ?, ?)",
                keys.entrySet().stream()
                        .<List<?>>map(entry -> List.of(source, entity, entry.getKey(), entry.getValue()))
                        .toList());
    }
}
