package org.kartera.rest.internal.events;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.kartera.events.StoredEntry;
import org.kartera.platform.CrmException;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;

/**
 * Entries of the feed as server-sent events (WHATWG HTML, 9.2): {@code change} for records, with the names of the changed fields and never their values,
 * {@code module} for the life of modules and changes of what record types are made of and how they are shown, {@code company} for
 * the settings of the installation.
 */
final class EventText {
    /** A comment, which keeps the connection alive. */
    static final String HEARTBEAT = ":\n\n";

    /** The client was away for too long: it has to load anew what it shows. */
    static final String RESET = "reset";

    private final StrictJson parser = new StrictJson();

    /** The event that an entry is. */
    String of(StoredEntry entry) {
        String data = new String(JsonBuffer.bytes(json -> write(json, entry)), StandardCharsets.UTF_8);
        String name = entry.record() != null ? "change" : Visibility.ofCompany(entry) ? "company" : "module";
        return "id: " + entry.cursor() + "\nevent: " + name + "\ndata: " + data + "\n\n";
    }

    /** An event without content that tells the client where it is. */
    static String mark(String name, String cursor) {
        String id = cursor.isEmpty() ? "" : "id: " + cursor + "\n";
        return id + "event: " + name + "\ndata: {}\n\n";
    }

    private void write(JsonGenerator json, StoredEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", entry.kind());
        JsonBuffer.field(json, "entity", entry.entity());
        JsonBuffer.field(json, "id", entry.record());
        if (entry.record() != null) {
            json.writeNumberField("version", entry.version());
        }
        json.writeStringField("title", entry.title());
        JsonBuffer.field(json, "action", entry.action());
        JsonBuffer.field(json, "user", entry.user());
        json.writeStringField("at", entry.at().toString());
        if (entry.record() != null) {
            json.writeArrayFieldStart("fields");
            for (String field : fields(entry)) {
                json.writeString(field);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private Set<String> fields(StoredEntry entry) {
        if (entry.changes().isBlank()) {
            return Set.of();
        }
        try {
            return parser.object(new ByteArrayInputStream(entry.changes().getBytes(StandardCharsets.UTF_8)))
                    .keySet();
        } catch (CrmException unreadable) {
            return Set.of();
        }
    }
}
