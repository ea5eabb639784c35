package org.kartera.rest.internal.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.StoredEntry;
import org.kartera.records.Notes;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Labels;
import org.kartera.rest.internal.json.JsonBuffer;

/** Writes the entries of a timeline: who did what and when, and each changed field before and after, with the labels of the fields and of their choices. */
final class TimelineJson {
    private final Labels labels;
    private final ChangesJson changes;

    TimelineJson(Labels labels) {
        this.labels = labels;
        this.changes = new ChangesJson(labels);
    }

    /** {@code entries} holds one more than {@code limit} where there are older ones. */
    void write(
            JsonGenerator json,
            EntityType type,
            List<StoredEntry> entries,
            Map<UUID, Notes.Note> notes,
            int limit,
            Locale locale)
            throws IOException {
        List<StoredEntry> page = entries.size() > limit ? entries.subList(0, limit) : entries;
        json.writeStartObject();
        json.writeArrayFieldStart("items");
        for (StoredEntry entry : page) {
            entry(json, type, entry, notes, locale);
        }
        json.writeEndArray();
        json.writeStringField(
                "next", entries.size() > limit ? page.get(limit - 1).cursor() : null);
        json.writeEndObject();
    }

    private void entry(
            JsonGenerator json, EntityType type, StoredEntry entry, Map<UUID, Notes.Note> notes, Locale locale)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", entry.cursor());
        json.writeStringField("kind", entry.kind());
        JsonBuffer.field(json, "action", entry.action());
        if (entry.action() != null) {
            String action = entry.action();
            json.writeStringField(
                    "actionLabel",
                    type.actions().stream()
                            .filter(known -> known.name().equals(action))
                            .findFirst()
                            .map(known -> labels.action(type, known, locale))
                            .orElse(action));
        }
        json.writeStringField("at", entry.at().toString());
        json.writeNumberField("version", entry.version());
        json.writeStringField("channel", entry.channel());
        changes.user(json, entry);
        if (entry.kind().equals(Notes.WRITTEN)) {
            Notes.Note note = notes.get(note(entry));
            if (note != null) {
                json.writeFieldName("note");
                NoteJson.write(json, note);
            }
            json.writeEndObject();
            return;
        }
        changes.write(json, type, entry, locale);
        json.writeEndObject();
    }

    /** The note that an entry of the kind {@link Notes#WRITTEN} is about. */
    @Nullable
    UUID note(StoredEntry entry) {
        return changes.of(entry).get("note") instanceof String id ? UUID.fromString(id) : null;
    }
}
