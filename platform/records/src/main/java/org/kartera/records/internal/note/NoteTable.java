package org.kartera.records.internal.note;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Statements;
import org.kartera.persistence.UnitOfWork;

/** The notes in their table. */
final class NoteTable {
    private final Statements statements;

    NoteTable(UnitOfWork unit) {
        this.statements = new Statements(unit);
    }

    /** A note as stored. */
    record Stored(
            UUID id,
            String text,
            @Nullable UUID author,
            Instant at,
            @Nullable Instant editedAt) {}

    /** The notes of a record that are not deleted. */
    List<Stored> of(String entity, UUID record) {
        return statements.rows(
                "select id, note_text, author_id, created_at, edited_at from records_note"
                        + " where record_id = ? and entity = ? and deleted_at is null",
                NoteTable::stored,
                record,
                entity);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                Objects.requireNonNull(Statements.id(row, "id")),
                row.getString("note_text"),
                Statements.id(row, "author_id"),
                Objects.requireNonNull(Statements.instant(row, "created_at")),
                Statements.instant(row, "edited_at"));
    }

    void insert(String entity, UUID record, Stored note) {
        statements.change(
                "insert into records_note (id, entity, record_id, note_text, author_id, created_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                note.id(),
                entity,
                record,
                note.text(),
                note.author(),
                note.at());
    }

    /** Whether there was a note to change. */
    boolean edit(UUID note, String text, Instant at) {
        return statements.change(
                        "update records_note set note_text = ?, edited_at = ? where id = ? and deleted_at is null",
                        text,
                        at,
                        note)
                > 0;
    }

    /** Whether there was a note to delete. */
    boolean delete(UUID note, Instant at) {
        return statements.change("update records_note set deleted_at = ? where id = ? and deleted_at is null", at, note)
                > 0;
    }
}
