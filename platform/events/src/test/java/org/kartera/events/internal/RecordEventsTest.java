package org.kartera.events.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kartera.events.StoredEntry;
import org.kartera.platform.event.RecordEvent;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Ref;

class RecordEventsTest {
    private final RecordEvents events = new RecordEvents();
    private final UUID record = UUID.randomUUID();

    private StoredEntry entry(String kind, @Nullable String entity, String changes) {
        return new StoredEntry(
                "0.1.2",
                kind,
                entity,
                entity == null ? null : record,
                3,
                "Thing",
                null,
                null,
                "win",
                Samples.ANA,
                "ana",
                "WEB",
                "",
                UUID.randomUUID(),
                Instant.EPOCH,
                changes);
    }

    @Test
    void changesBecomeValuesBeforeAndAfter() {
        String changes = "{\"name\":[null,\"Ñ\"],\"amount\":[{\"amount\":\"1.00\",\"currency\":\"EUR\"},null],"
                + "\"size\":[1,2.50],\"tags\":[[],[\"a\"]],\"open\":[true,false]}";

        RecordEvent event = events.event(entry("update", "test.thing", changes)).orElseThrow();

        assertEquals(Change.Kind.UPDATE, event.kind());
        assertEquals(Ref.to("test.thing", record), event.ref());
        assertEquals("win", event.action());
        assertEquals(Samples.ANA, event.user());
        assertNull(event.before().get("name"));
        assertEquals("Ñ", event.after().get("name"));
        assertEquals(Map.of("amount", "1.00", "currency", "EUR"), event.before().get("amount"));
        assertEquals(new BigDecimal("2.50"), event.after().get("size"));
        assertEquals(List.of("a"), event.after().get("tags"));
        assertTrue(event.changed("amount"));
        assertFalse(event.changed("other"));
    }

    @Test
    void whatIsNoChangeOfARecordIsNoEvent() {
        assertTrue(events.event(entry("sign-in", null, "{}")).isEmpty());
        assertTrue(events.event(entry("refused", "test.thing", "{}")).isEmpty());
    }

    @Test
    void aListenerIsConcernedByItsRecordTypeOrByAll() {
        StoredEntry entry = entry("create", "test.thing", "{}");
        assertTrue(RecordEvents.concerns(entry, ""));
        assertTrue(RecordEvents.concerns(entry, "test.thing"));
        assertFalse(RecordEvents.concerns(entry, "test.other"));
    }

    @Test
    void changesThatAreNoJsonAreToldOf() {
        assertThrows(IllegalStateException.class, () -> events.event(entry("update", "test.thing", "{")));
    }
}
