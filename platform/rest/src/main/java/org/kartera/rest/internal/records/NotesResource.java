package org.kartera.rest.internal.records;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.Notes;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notes on a record: {@code {"text"}}. They are read in the record's timeline. */
@Component(service = NotesResource.class, property = "kartera.rest.platform=true")
@Path("records/{entity}/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
public final class NotesResource {
    private static final String TEXT = "text";

    private final StrictJson parser = new StrictJson();
    private final Notes notes;

    @Activate
    public NotesResource(@Reference Notes notes) {
        this.notes = notes;
    }

    /** Writes one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(@PathParam("entity") String entity, @PathParam("id") String id, InputStream body) {
        UUID record = Ids.parse(entity, id);
        Notes.Note note = notes.write(entity, record, text(body));
        return Response.created(URI.create(RecordAnswers.address(entity, record) + "/notes/" + note.id()))
                .entity(bytes(note))
                .build();
    }

    /** Changes the text of one. */
    @PATCH
    @Path("{note}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    public byte[] edit(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @PathParam("note") String note,
            InputStream body) {
        return bytes(notes.edit(entity, Ids.parse(entity, id), note(note), text(body)));
    }

    /** Deletes one. */
    @DELETE
    @Path("{note}")
    public Response delete(
            @PathParam("entity") String entity, @PathParam("id") String id, @PathParam("note") String note) {
        notes.delete(entity, Ids.parse(entity, id), note(note));
        return Response.noContent().build();
    }

    private @Nullable Object text(InputStream body) {
        Map<String, @Nullable Object> given = parser.object(body);
        for (String member : given.keySet()) {
            if (!member.equals(TEXT)) {
                throw CrmException.invalid(member, StandardError.UNKNOWN_FIELD);
            }
        }
        return given.get(TEXT);
    }

    private static UUID note(String id) {
        return Ids.find(id).orElseThrow(() -> new CrmException(StandardError.NO_SUCH_NOTE, id));
    }

    private static byte[] bytes(Notes.Note note) {
        return JsonBuffer.bytes(json -> NoteJson.write(json, note));
    }
}
