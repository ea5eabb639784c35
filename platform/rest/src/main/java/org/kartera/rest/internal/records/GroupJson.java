package org.kartera.rest.internal.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;
import org.kartera.rest.internal.json.JsonBuffer;

/**
 * Writes groups. By one field, {@code key} and {@code label} are single values, by several they are lists. The key of a reference is its id, as a filter
 * takes it.
 */
final class GroupJson {
    private GroupJson() {}

    static void write(JsonGenerator json, List<Group> groups) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("groups");
        for (Group group : groups) {
            json.writeStartObject();
            keys(json, group);
            json.writeNumberField("count", group.count());
            for (Function function : Function.values()) {
                measures(json, group, function);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void keys(JsonGenerator json, Group group) throws IOException {
        if (group.keys().size() == 1) {
            json.writeFieldName("key");
            key(json, group.keys().get(0));
            json.writeStringField("label", group.labels().get(0));
            return;
        }
        json.writeArrayFieldStart("key");
        for (Object key : group.keys()) {
            key(json, key);
        }
        json.writeEndArray();
        json.writeFieldName("label");
        JsonBuffer.write(json, group.labels());
    }

    private static void key(JsonGenerator json, @Nullable Object key) throws IOException {
        JsonBuffer.write(json, key instanceof Ref ref ? ref.id() : key);
    }

    private static void measures(JsonGenerator json, Group group, Function function) throws IOException {
        List<Measure> measures = group.measures().keySet().stream()
                .filter(measure -> measure.function() == function)
                .toList();
        if (measures.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(function.name().toLowerCase(Locale.ROOT));
        for (Measure measure : measures) {
            List<Object> values = group.measures().getOrDefault(measure, List.of());
            json.writeFieldName(measure.field());
            if (values.isEmpty() || values.get(0) instanceof Money) {
                JsonBuffer.write(json, values);
            } else {
                JsonBuffer.write(json, values.get(0));
            }
        }
        json.writeEndObject();
    }
}
