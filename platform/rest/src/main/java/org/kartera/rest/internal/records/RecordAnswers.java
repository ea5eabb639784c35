package org.kartera.rest.internal.records;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Row;
import org.kartera.records.Outcome;
import org.kartera.records.RecordGateway;
import org.kartera.records.json.RecordJson;
import org.kartera.rest.internal.json.JsonBuffer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers to writes: the record as it is now, or nothing where the client prefers that (RFC 7240, {@code return=minimal}). */
@Component(service = RecordAnswers.class)
public final class RecordAnswers {
    private static final String BASE = "/api/v1/records/";

    private final RecordGateway gateway;

    @Activate
    public RecordAnswers(@Reference RecordGateway gateway) {
        this.gateway = gateway;
    }

    /** The address of a record. */
    static URI address(String entity, UUID id) {
        return URI.create(BASE + entity + "/" + id);
    }

    /** 200 with the record and its version. */
    Response found(Row row) {
        return Response.ok(JsonBuffer.bytes(json -> RecordJson.write(json, row)), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, Versions.tag(row.version()))
                .build();
    }

    /** 201. */
    Response created(String entity, Outcome outcome, @Nullable String prefer) {
        Outcome.Done done = done(outcome);
        Response.ResponseBuilder answer = Response.created(address(entity, done.id()));
        return complete(answer, entity, done, prefer);
    }

    /** 200, or 204 where the client prefers no body. */
    Response changed(String entity, Outcome outcome, @Nullable String prefer) {
        return complete(minimal(prefer) ? Response.noContent() : Response.ok(), entity, done(outcome), prefer);
    }

    /** 204. */
    Response gone(Outcome outcome) {
        done(outcome);
        return Response.noContent().build();
    }

    private Response complete(
            Response.ResponseBuilder answer, String entity, Outcome.Done done, @Nullable String prefer) {
        if (minimal(prefer)) {
            return answer.header(HttpHeaders.ETAG, Versions.tag(done.version()))
                    .header("Preference-Applied", "return=minimal")
                    .build();
        }
        try {
            Row row = gateway.read(entity, done.id(), List.of(), List.of());
            return answer.type(MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.ETAG, Versions.tag(row.version()))
                    .entity(JsonBuffer.bytes(json -> RecordJson.write(json, row)))
                    .build();
        } catch (CrmException unreadable) {
            if (unreadable.code() != StandardError.NO_SUCH_RECORD && unreadable.code() != StandardError.NOT_ALLOWED) {
                throw unreadable;
            }
            return answer.type(MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.ETAG, Versions.tag(done.version()))
                    .entity(withoutFields(entity, done))
                    .build();
        }
    }

    /** Whoever may write a record and not read it learns no more than that it was done. */
    private static byte[] withoutFields(String entity, Outcome.Done done) {
        return JsonBuffer.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("id", done.id().toString());
            json.writeStringField("entity", entity);
            json.writeNumberField("version", done.version());
            json.writeEndObject();
        });
    }

    private static boolean minimal(@Nullable String prefer) {
        return prefer != null && prefer.replace(" ", "").contains("return=minimal");
    }

    private static Outcome.Done done(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw refused.reason();
        }
        return (Outcome.Done) outcome;
    }
}
