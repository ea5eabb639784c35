package org.kartera.rest.internal.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.events.StoredEntry;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Labels;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.kartera.rest.internal.metadata.FieldNames;

/** Writes who did what an entry of the feed tells of, and each changed field before and after, with the labels of the fields and of their choices. */
public final class ChangesJson {
    private final StrictJson parser = new StrictJson();
    private final Labels labels;

    public ChangesJson(Labels labels) {
        this.labels = labels;
    }

    /** Writes {@code "user"}. */
    public void user(JsonGenerator json, StoredEntry entry) throws IOException {
        json.writeObjectFieldStart("user");
        json.writeStringField("entity", "security.user");
        json.writeStringField("id", entry.user() == null ? null : entry.user().toString());
        json.writeStringField("title", entry.login());
        json.writeEndObject();
    }

    /** Writes {@code "changes"}; {@code type} is null where the record type is not known, or no record is concerned. */
    public void write(JsonGenerator json, @Nullable EntityType type, StoredEntry entry, Locale locale)
            throws IOException {
        json.writeArrayFieldStart("changes");
        for (Map.Entry<String, @Nullable Object> change : of(entry).entrySet()) {
            if (change.getValue() instanceof List<?> values && values.size() == 2) {
                change(json, type, change.getKey(), values, locale);
            }
        }
        json.writeEndArray();
    }

    /** Writes {@code "details"}: what an entry tells beside changes, such as the number of rows of an export. */
    public void details(JsonGenerator json, StoredEntry entry) throws IOException {
        json.writeObjectFieldStart("details");
        for (Map.Entry<String, @Nullable Object> detail : of(entry).entrySet()) {
            if (!(detail.getValue() instanceof List<?> values && values.size() == 2)) {
                json.writeFieldName(detail.getKey());
                JsonBuffer.write(json, detail.getValue());
            }
        }
        json.writeEndObject();
    }

    Map<String, @Nullable Object> of(StoredEntry entry) {
        return entry.changes().isBlank()
                ? Map.of()
                : parser.object(new ByteArrayInputStream(entry.changes().getBytes(StandardCharsets.UTF_8)));
    }

    private void change(JsonGenerator json, @Nullable EntityType type, String name, List<?> values, Locale locale)
            throws IOException {
        FieldType field = type == null ? null : type.field(name);
        if (field != null && !field.readable()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("field", name);
        json.writeStringField("label", type == null ? name : FieldNames.label(labels, type, name, locale));
        json.writeFieldName("before");
        JsonBuffer.write(json, values.get(0));
        json.writeFieldName("after");
        JsonBuffer.write(json, values.get(1));
        if (type != null && field != null && !field.choices().isEmpty()) {
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
