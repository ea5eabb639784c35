package org.kartera.events.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.StoredEntry;
import org.kartera.platform.event.RecordEvent;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Ref;

/** Makes of entries what modules are told. */
final class RecordEvents {
    private static final Map<String, Change.Kind> KINDS = Map.of(
            "create", Change.Kind.CREATE,
            "update", Change.Kind.UPDATE,
            "delete", Change.Kind.DELETE,
            "restore", Change.Kind.RESTORE,
            "purge", Change.Kind.PURGE);

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Whether the entry is a change of a record, of the type {@code entity}; empty: of any. */
    static boolean concerns(StoredEntry entry, String entity) {
        return entry.record() != null
                && KINDS.containsKey(entry.kind())
                && entry.entity() != null
                && (entity.isEmpty() || entity.equals(entry.entity()));
    }

    /** The change that the entry tells of; empty where it tells of something else. */
    Optional<RecordEvent> event(StoredEntry entry) {
        Change.Kind kind = KINDS.get(entry.kind());
        String entity = entry.entity();
        UUID record = entry.record();
        if (kind == null || entity == null || record == null) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        read(entry.changes(), before, after);
        return Optional.of(new RecordEvent(
                entry.cursor(),
                kind,
                entry.action(),
                Ref.to(entity, record),
                entry.version(),
                entry.user(),
                entry.at(),
                Collections.unmodifiableMap(before),
                Collections.unmodifiableMap(after)));
    }

    private void read(String changes, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        try {
            json.readValue(changes, OBJECT).forEach((field, change) -> {
                if (change instanceof List<?> pair && pair.size() == 2) {
                    before.put(field, pair.get(0));
                    after.put(field, pair.get(1));
                }
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The changes of an entry are no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
