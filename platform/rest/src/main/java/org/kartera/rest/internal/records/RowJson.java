package org.kartera.rest.internal.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.rest.internal.json.JsonBuffer;

/** Writes records flat, as the contract has them. */
final class RowJson {
    private RowJson() {}

    static void write(JsonGenerator json, Page page) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("items");
        for (Row row : page.items()) {
            write(json, row);
        }
        json.writeEndArray();
        json.writeStringField("next", page.next());
        Page.Total count = page.count();
        if (count != null) {
            json.writeObjectFieldStart("count");
            json.writeNumberField("value", count.value());
            json.writeBooleanField("exact", count.exact());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", row.id().toString());
        json.writeStringField("entity", row.entity());
        json.writeStringField("title", row.title());
        json.writeNumberField("version", row.version());
        for (String field : row.fields()) {
            json.writeFieldName(field);
            value(json, row, row.value(field));
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Row row, @Nullable Object value) throws IOException {
        if (value instanceof Ref ref) {
            reference(json, ref, row.titleOf(ref));
        } else if (value instanceof Row included) {
            write(json, included);
        } else if (value instanceof Iterable<?> several) {
            json.writeStartArray();
            for (Object one : several) {
                value(json, row, one);
            }
            json.writeEndArray();
        } else {
            JsonBuffer.write(json, value);
        }
    }

    private static void reference(JsonGenerator json, Ref ref, @Nullable String title) throws IOException {
        json.writeStartObject();
        json.writeStringField("entity", ref.entity());
        json.writeStringField("id", ref.id().toString());
        json.writeStringField("title", title);
        json.writeEndObject();
    }
}
