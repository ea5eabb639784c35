package org.kartera.rest.internal.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.kartera.records.Notes;

/** Writes notes. */
final class NoteJson {
    private NoteJson() {}

    /** {@code {"id","text","at","editedAt","editable"}}. */
    static void write(JsonGenerator json, Notes.Note note) throws IOException {
        Instant edited = note.editedAt();
        json.writeStartObject();
        json.writeStringField("id", note.id().toString());
        json.writeStringField("text", note.text());
        json.writeStringField("at", note.at().toString());
        json.writeStringField("editedAt", edited == null ? null : edited.toString());
        json.writeBooleanField("editable", note.editable());
        json.writeEndObject();
    }
}
