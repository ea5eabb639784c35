package org.kartera.rest.internal.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.kartera.rest.internal.json.JsonBuffer;

/**
 * An error as it is answered (RFC 9457). Its type is {@code about:blank}; programs go by {@code code}.
 *
 * @param title the status in words
 * @param detail what happened and what to do, in the caller's language
 * @param instance path of the request; empty where it is not known
 * @param errors the fields that are wrong
 * @param position the character of a formula that it is about, from 1; 0: none
 * @param retryAfter seconds after which it is worth trying again; 0: nobody knows
 */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        String instance,
        List<WrongField> errors,
        int position,
        long retryAfter) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One field that is wrong.
     *
     * @param position the character of a formula that it is about, from 1; 0: none
     */
    public record WrongField(String field, String code, String message, int position) {}

    /** The challenge that goes with 401 (RFC 9110, 15.5.2); one at which browsers ask for no password. */
    public static final String CHALLENGE = "Bearer realm=\"Kartera\"";

    /** Whether the caller has to say who it is. */
    public boolean unauthenticated() {
        return status == 401;
    }

    public Problem {
        errors = List.copyOf(errors);
    }

    /** As JSON. */
    public byte[] bytes() {
        return JsonBuffer.bytes(this::write);
    }

    /** Writes it as a JSON object. */
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "about:blank");
        json.writeStringField("title", title);
        json.writeNumberField("status", status);
        json.writeStringField("code", code);
        json.writeStringField("detail", detail);
        if (!instance.isEmpty()) {
            json.writeStringField("instance", instance);
        }
        if (!errors.isEmpty()) {
            json.writeArrayFieldStart("errors");
            for (WrongField error : errors) {
                json.writeStartObject();
                json.writeStringField("field", error.field());
                json.writeStringField("code", error.code());
                json.writeStringField("message", error.message());
                if (error.position() > 0) {
                    json.writeNumberField("position", error.position());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (position > 0) {
            json.writeNumberField("position", position);
        }
        if (retryAfter > 0) {
            json.writeNumberField("retryAfter", retryAfter);
        }
        json.writeEndObject();
    }
}
