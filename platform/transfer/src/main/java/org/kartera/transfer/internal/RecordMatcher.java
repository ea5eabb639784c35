package org.kartera.transfer.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.RecordGateway;
import org.kartera.records.metadata.Folding;
import org.kartera.transfer.ImportOptions;
import org.kartera.transfer.TransferError;

/** Finds the records that rows are about, by their key. */
final class RecordMatcher {
    private final RecordGateway gateway;
    private final ExternalKeys known;
    private final String entity;
    private final ImportOptions options;

    RecordMatcher(RecordGateway gateway, ExternalKeys known, String entity, ImportOptions options) {
        this.gateway = gateway;
        this.known = known;
        this.entity = entity;
        this.options = options;
    }

    /** A row's key; null where the options name none, empty where the row has none. Fails with {@code key-too-long}. */
    @Nullable
    String key(Table table, Table.Line line, Map<String, @Nullable Object> values) {
        ImportOptions.Key key = options.key();
        if (key == null) {
            return null;
        }
        if (key.column() != null) {
            String value = table.value(line, key.column());
            if (value.length() > ExternalKeys.LENGTH) {
                throw new CrmException(TransferError.KEY_TOO_LONG, key.column(), ExternalKeys.LENGTH);
            }
            return value;
        }
        Object value = values.get(key.field());
        return value == null ? "" : String.valueOf(Folding.fold(value.toString()));
    }

    /** The record's id by key, of those that are there. */
    Map<String, UUID> match(List<PendingRows.Pending> rows) {
        ImportOptions.Key key = options.key();
        List<String> keys = rows.stream()
                .map(PendingRows.Pending::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (key == null || keys.isEmpty()) {
            return Map.of();
        }
        return key.field() == null ? known.records(options.source(), entity, keys) : byField(key.field(), keys);
    }

    private Map<String, UUID> byField(String field, List<String> keys) {
        Query query =
                Query.of(entity).where(Filter.in(field, keys)).fields(field).limit(Query.MAX_LIMIT);
        Map<String, UUID> found = new HashMap<>();
        for (Row row : gateway.query(query).items()) {
            found.put(String.valueOf(Folding.fold(String.valueOf(row.value(field)))), row.id());
        }
        return found;
    }

    /** Keeps the keys of records that were created, where keys live beside the records. */
    void keep(Map<String, UUID> created) {
        ImportOptions.Key key = options.key();
        if (key != null && key.column() != null) {
            known.keep(options.source(), entity, created);
        }
    }
}
