package org.kartera.rest.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/**
 * Reads JSON (RFC 8259) to text, {@code Long}, {@code BigDecimal}, {@code Boolean}, lists, maps and null. Refuses what another reader might take otherwise:
 * a name given twice, anything behind the value, nesting beyond {@value #DEPTH}. All that is wrong is 400 {@code malformed-body}. Immutable.
 */
public final class StrictJson {
    private static final int DEPTH = 50;
    private static final int NUMBER_LENGTH = 100;
    private static final int NAME_LENGTH = 500;
    private static final int TEXT_LENGTH = 5_000_000;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(NUMBER_LENGTH)
                    .maxNameLength(NAME_LENGTH)
                    .maxStringLength(TEXT_LENGTH)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** The JSON object in {@code body}. */
    public Map<String, @Nullable Object> object(InputStream body) {
        return asObject(read(body));
    }

    /** The JSON object in {@code body}; an empty one where there is no body. */
    public Map<String, @Nullable Object> optionalObject(InputStream body) {
        try (JsonParser parser = factory.createParser(body)) {
            JsonToken first = next(parser);
            return first == null ? Map.of() : asObject(whole(parser, first));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON value in {@code body}. */
    public @Nullable Object read(InputStream body) {
        try (JsonParser parser = factory.createParser(body)) {
            return whole(parser, required(parser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON objects in {@code body}, one behind the other, as in newline-delimited JSON; at most {@code limit}, else 413 {@code too-many-items}. */
    public List<Map<String, @Nullable Object>> objects(InputStream body, int limit) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        try (JsonParser parser = factory.createParser(body)) {
            for (JsonToken token = next(parser); token != null; token = next(parser)) {
                if (objects.size() == limit) {
                    throw new CrmException(StandardError.TOO_MANY_ITEMS, limit);
                }
                objects.add(asObject(value(parser, token)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objects;
    }

    /** {@code value} as a JSON object, or 400 {@code malformed-body}. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> asObject(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new CrmException(StandardError.MALFORMED_BODY, "a JSON object is expected", 1, 1);
    }

    private @Nullable Object whole(JsonParser parser, JsonToken first) throws IOException {
        Object value = value(parser, first);
        if (next(parser) != null) {
            throw malformed("there is more behind the value", parser.currentTokenLocation());
        }
        return value;
    }

    private static JsonToken required(JsonParser parser) throws IOException {
        JsonToken token = next(parser);
        if (token == null) {
            throw malformed("it ends too early", parser.currentLocation());
        }
        return token;
    }

    private static @Nullable JsonToken next(JsonParser parser) throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage(), e.getLocation());
        } catch (CharConversionException e) {
            throw malformed(String.valueOf(e.getMessage()), parser.currentLocation());
        }
    }

    private @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        try {
            return switch (token) {
                case START_OBJECT -> object(parser);
                case START_ARRAY -> list(parser);
                case VALUE_STRING -> parser.getText();
                case VALUE_NUMBER_INT -> integer(parser);
                case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                default -> throw malformed("a value is expected", parser.currentTokenLocation());
            };
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage(), e.getLocation());
        } catch (CharConversionException e) {
            throw malformed(String.valueOf(e.getMessage()), parser.currentLocation());
        }
    }

    private static Object integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> new BigDecimal(parser.getBigIntegerValue());
        };
    }

    private Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            object.put(name, value(parser, required(parser)));
        }
        return object;
    }

    private List<@Nullable Object> list(JsonParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = required(parser); token != JsonToken.END_ARRAY; token = required(parser)) {
            list.add(value(parser, token));
        }
        return list;
    }

    private static CrmException malformed(String fault, @Nullable JsonLocation location) {
        int line = location == null ? 1 : Math.max(1, location.getLineNr());
        int column = location == null ? 1 : Math.max(1, location.getColumnNr());
        return new CrmException(StandardError.MALFORMED_BODY, withoutDetails(fault), line, column);
    }

    /** Jackson appends the offending text and hints for its own settings, which nobody who sends JSON can make use of. */
    private static String withoutDetails(String fault) {
        int end = fault.indexOf('\n');
        String line = end < 0 ? fault : fault.substring(0, end);
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
