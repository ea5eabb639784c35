package org.kartera.rest.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;
import org.kartera.records.json.ValueJson;

/**
 * JSON of the resources that modules bring: records of Java, lists and maps out and in, values of fields in the form of the REST contract. Bodies pass
 * {@link StrictJson} first.
 */
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@Produces(MediaType.APPLICATION_JSON)
public final class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    private static final List<Class<?>> OTHERS = List.of(byte[].class, String.class, InputStream.class);

    private final StrictJson strict = new StrictJson();
    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(values())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(BigDecimal.class, new PlainValue<>());
        module.addSerializer(Money.class, new PlainValue<>());
        module.addSerializer(Ref.class, new PlainValue<>());
        module.addSerializer(YearMonth.class, ToStringSerializer.instance);
        return module;
    }

    private static final class PlainValue<T> extends JsonSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            JsonBuffer.write(json, ValueJson.plain(value));
        }
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return json(media) && !OTHERS.contains(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        Object value = strict.read(body);
        JavaType wanted = mapper.constructType(generic);
        try {
            Object read = mapper.convertValue(value, wanted);
            if (read == null) {
                throw new CrmException(StandardError.MALFORMED_BODY, "a value is expected", 1, 1);
            }
            return read;
        } catch (IllegalArgumentException e) {
            String fault = e.getCause() instanceof JsonProcessingException cause ? cause.getOriginalMessage() : "";
            throw CrmException.causedBy(e, StandardError.MALFORMED_BODY, fault, 1, 1);
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return json(media) && OTHERS.stream().noneMatch(other -> other.isAssignableFrom(type));
    }

    @Override
    public void writeTo(
            @Nullable Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(mapper.writeValueAsBytes(value));
    }

    private static boolean json(MediaType media) {
        return media.isWildcardType()
                || media.getSubtype().equals("json")
                || media.getSubtype().endsWith("+json")
                || media.isWildcardSubtype();
    }
}
