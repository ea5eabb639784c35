package org.kartera.web.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** JSON that is kept for clients. It is stored in ASCII, so that no database stumbles over what clients put into it. */
public final class Json {
    private static final ObjectMapper STORED = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private Json() {}

    /** As it is stored. */
    public static String text(Object value) {
        return written(STORED, value);
    }

    /** Its size in bytes, as clients send it. */
    public static int size(Object value) {
        return written(PLAIN, value).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String written(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link #text} has written. */
    public static <T> T parse(String json, TypeReference<T> type) {
        try {
            return STORED.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is no JSON", e);
        }
    }
}
