package org.kartera.rest.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.records.json.ValueJson;

/** Writes JSON in UTF-8 straight to bytes. */
public final class JsonBuffer {
    /** Something that can be written. */
    @FunctionalInterface
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private JsonBuffer() {}

    /** The bytes of {@code content}. */
    public static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            content.write(json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes maps, lists, text, numbers, booleans and null, and values of fields as {@link ValueJson} has them. */
    public static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        Object plain = ValueJson.plain(value);
        if (plain == null) {
            json.writeNull();
        } else if (plain instanceof String text) {
            json.writeString(text);
        } else if (plain instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (plain instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (plain instanceof Iterable<?> several) {
            json.writeStartArray();
            for (Object one : several) {
                write(json, one);
            }
            json.writeEndArray();
        } else {
            number(json, plain);
        }
    }

    private static void number(JsonGenerator json, Object plain) throws IOException {
        if (plain instanceof Double || plain instanceof Float) {
            json.writeNumber(BigDecimal.valueOf(((Number) plain).doubleValue()));
        } else if (plain instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (plain instanceof Number number) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(plain.toString());
        }
    }

    /** Writes a text field; nothing where it is null. */
    public static void field(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
