package org.kartera.rest.internal.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.StoredEntry;
import org.kartera.records.Notes;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Labels;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.kartera.rest.internal.metadata.FieldNames;

/** Writes the entries of a timeline: who did what and when, and each changed field before and after, with the labels of the fields and of their choices. */
final class TimelineJson {
    private final StrictJson parser = new StrictJson();
    private final Labels labels;

    TimelineJson(Labels labels) {
        this.labels = labels;
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
        user(json, entry);
        if (entry.kind().equals(Notes.WRITTEN)) {
            Notes.Note note = notes.get(note(entry));
            if (note != null) {
                json.writeFieldName("note");
                NoteJson.write(json, note);
            }
            json.writeEndObject();
            return;
        }
        json.writeArrayFieldStart("changes");
        for (Map.Entry<String, @Nullable Object> change : changes(entry).entrySet()) {
            if (change.getValue() instanceof List<?> values && values.size() == 2) {
                change(json, type, change.getKey(), values, locale);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The note that an entry of the kind {@link Notes#WRITTEN} is about. */
    @Nullable
    UUID note(StoredEntry entry) {
        return changes(entry).get("note") instanceof String id ? UUID.fromString(id) : null;
    }

    private static void user(JsonGenerator json, StoredEntry entry) throws IOException {
        json.writeObjectFieldStart("user");
        json.writeStringField("entity", "security.user");
        json.writeStringField("id", entry.user() == null ? null : entry.user().toString());
        json.writeStringField("title", entry.login());
        json.writeEndObject();
    }

    private Map<String, @Nullable Object> changes(StoredEntry entry) {
        return entry.changes().isBlank()
                ? Map.of()
                : parser.object(new ByteArrayInputStream(entry.changes().getBytes(StandardCharsets.UTF_8)));
    }

    private void change(JsonGenerator json, EntityType type, String name, List<?> values, Locale locale)
            throws IOException {
        FieldType field = type.field(name);
        if (field != null && !field.readable()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("field", name);
        json.writeStringField("label", FieldNames.label(labels, type, name, locale));
        json.writeFieldName("before");
        JsonBuffer.write(json, values.get(0));
        json.writeFieldName("after");
        JsonBuffer.write(json, values.get(1));
        if (field != null && !field.choices().isEmpty()) {
            label(json, "beforeLabel", type, field, values.get(0), locale);
            label(json, "afterLabel", type, field, values.get(1), locale);
        }
        json.writeEndObject();
    }

    private void label(
            JsonGenerator json, String name, EntityType type, FieldType field, @Nullable Object value, Locale locale)
            throws IOException {
        if (value instanceof String choice) {
            json.writeStringField(
                    name,
                    field.choice(choice)
                            .map(known -> labels.choice(type, field, known, locale))
                            .orElse(choice));
        }
    }
}
