package org.kartera.records;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people write on records, on behalf of the current caller. A service, safe for many threads. Whoever may read a record may read its notes; whoever may
 * update it may write some, and change and delete the own ones; administrators change and delete everybody's. Plain text, whatever it looks like. Each change
 * has its entry in the feed, of the kinds below; notes are purged with their record.
 */
@ProviderType
public interface Notes {
    /** Greatest length of a note in characters. */
    int LENGTH = 20_000;

    /** Kind of the feed's entry for a new note: {@code {"note": id, "text": [null, text]}}. */
    String WRITTEN = "note";

    /** Kind of the entry for another text of a note. */
    String EDITED = "note-edited";

    /** Kind of the entry for a note that was deleted. */
    String DELETED = "note-deleted";

    /**
     * A note.
     *
     * @param author id of the user who wrote it; null: the kernel
     * @param editedAt when its text was changed last; null: never
     * @param editable whether the current caller may change and delete it
     */
    record Note(
            UUID id,
            String text,
            @Nullable UUID author,
            Instant at,
            @Nullable Instant editedAt,
            boolean editable) {}

    /** Writes a note. 404 {@code no-such-record}, 403 {@code not-allowed}, 409 {@code record-deleted}, 422 {@code invalid-fields} for {@code text}. */
    Note write(String entity, UUID record, @Nullable Object text);

    /** Changes the text of a note. As {@link #write}; 404 {@code no-such-note}. */
    Note edit(String entity, UUID record, UUID note, @Nullable Object text);

    /** Deletes a note. As {@link #edit}. */
    void delete(String entity, UUID record, UUID note);

    /** The notes of a record that are not deleted, by id; 404 {@code no-such-record}. */
    Map<UUID, Note> of(String entity, UUID record);
}
