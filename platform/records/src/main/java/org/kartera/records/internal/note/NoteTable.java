package org.kartera.records.internal.note;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;

/** The notes in their table. */
final class NoteTable {
    private final UnitOfWork unit;

    NoteTable(UnitOfWork unit) {
        this.unit = unit;
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
        String sql = "select id, note_text, author_id, created_at, edited_at from records_note"
                + " where record_id = ? and entity = ? and deleted_at is null";
        return unit.read(() -> {
            try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
                bind(select, record, entity);
                List<Stored> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(stored(rows));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new IllegalStateException("cannot read notes", e);
            }
        });
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String author = row.getString("author_id");
        Timestamp edited = row.getTimestamp("edited_at");
        return new Stored(
                UUID.fromString(row.getString("id")),
                row.getString("note_text"),
                author == null ? null : UUID.fromString(author),
                instant(row.getTimestamp("created_at")),
                edited == null ? null : instant(edited));
    }

    void insert(String entity, UUID record, Stored note) {
        change(
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
        return change(
                        "update records_note set note_text = ?, edited_at = ? where id = ? and deleted_at is null",
                        text,
                        at,
                        note)
                > 0;
    }

    /** Whether there was a note to delete. */
    boolean delete(UUID note, Instant at) {
        return change("update records_note set deleted_at = ? where id = ? and deleted_at is null", at, note) > 0;
    }

    private int change(String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store a note", e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof Instant instant) {
                statement.setTimestamp(i + 1, Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
            } else {
                statement.setString(i + 1, argument == null ? null : argument.toString());
            }
        }
    }

    private static Instant instant(Timestamp stored) {
        return stored.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }
}
