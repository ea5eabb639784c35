package org.kartera.transfer.internal;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kartera.persistence.Statements;
import org.kartera.persistence.UnitOfWork;
import org.kartera.transfer.Imports.RowError;

/** The tables of imports: what was asked for, the file in chunks, what went wrong; which data of modules was loaded. */
final class ImportStore {
    private static final int CHUNK = 256 * 1024;
    private static final int TEXT_LENGTH = 1000;
    private static final int COLUMN_LENGTH = 200;
    private static final int FILE_LENGTH = 255;

    private final Statements statements;

    ImportStore(UnitOfWork work) {
        statements = new Statements(work);
    }

    /** Is handed each chunk as it passes. */
    interface Tap {
        void pass(byte[] bytes, int length);
    }

    /** Takes the file in, a transaction a chunk, so that no large one blocks others. */
    void takeIn(UUID id, InputStream content, Tap tap) throws IOException {
        int number = 0;
        for (byte[] chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
            tap.pass(chunk, chunk.length);
            statements.change(
                    "insert into transfer_chunk (import_id, chunk_no, content) values (?, ?, ?)", id, number++, chunk);
        }
    }

    /** The file as a stream that reads one chunk at a time. */
    InputStream content(UUID id) {
        return new ChunkStream(number -> chunk(id, number));
    }

    private byte[] chunk(UUID id, int number) {
        return statements
                .row(
                        "select content from transfer_chunk where import_id = ? and chunk_no = ?",
                        row -> row.getBytes(1),
                        id,
                        number)
                .orElse(new byte[0]);
    }

    /** Forgets the file, not what became of it. */
    void dropContent(UUID id) {
        for (String table : List.of("transfer_chunk", "transfer_rehearsed")) {
            statements.change("delete from " + table + " where import_id = ?", id);
        }
    }

    /** What a trial would have made, of these keys. */
    Map<String, String> rehearsed(UUID id, Collection<String> keys) {
        String marks = String.join(", ", Collections.nCopies(keys.size(), "?"));
        List<Object> arguments = new ArrayList<>(List.of(id));
        arguments.addAll(keys);
        return statements
                .rows(
                        "select row_key, content from transfer_rehearsed where import_id = ? and row_key in (" + marks
                                + ")",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        arguments.toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Keeps what a trial would have made, by its keys. */
    void keepRehearsed(UUID id, Map<String, String> contents) {
        statements.batch(
                "delete from transfer_rehearsed where import_id = ? and row_key = ?",
                contents.keySet().stream().<List<?>>map(key -> List.of(id, key)).toList());
        statements.batch(
                "insert into transfer_rehearsed (import_id, row_key, content) values (?, ?, ?)",
                contents.entrySet().stream()
                        .<List<?>>map(entry -> List.of(id, entry.getKey(), entry.getValue()))
                        .toList());
    }

    void insert(ImportState state) {
        statements.change(
                "insert into transfer_import (id, run_id, user_id, entity, file_name, encoding, options, dry_run, rows_total, rows_read,"
                        + " last_line, created, updated, unchanged, skipped, failed, started_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, ?)",
                state.id(),
                state.run(),
                state.user(),
                state.entity(),
                cut(state.file(), FILE_LENGTH),
                state.encoding(),
                state.options(),
                state.dryRun(),
                state.total(),
                state.startedAt());
    }

    /** Keeps how far the import is; part of the transaction that did it. */
    void progress(UUID id, ImportState.Counts counts) {
        statements.change(
                "update transfer_import set rows_read = ?, last_line = ?, created = ?, updated = ?, unchanged = ?, skipped = ?, failed = ?"
                        + " where id = ?",
                counts.rows(),
                counts.line(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.skipped(),
                counts.failed(),
                id);
    }

    Optional<ImportState> find(UUID id) {
        return statements.row("select * from transfer_import where id = ?", ImportStore::state, id);
    }

    /** The newest imports of a user. */
    List<ImportState> newest(UUID user, int limit) {
        return statements.rows(
                "select * from transfer_import where user_id = ? order by id desc fetch first ? rows only",
                ImportStore::state,
                user,
                limit);
    }

    /** Imports with an id below {@code bound}, and files whose import never came to be. */
    List<UUID> before(UUID bound) {
        return statements.rows(
                "select id from transfer_import where id < ? union select import_id from transfer_chunk where import_id < ?",
                row -> UUID.fromString(row.getString(1)),
                bound,
                bound);
    }

    /** Forgets an import with its file and what was wrong; not the keys of its records. */
    void forget(UUID id) {
        for (String table : List.of("transfer_chunk", "transfer_rehearsed", "transfer_error")) {
            statements.change("delete from " + table + " where import_id = ?", id);
        }
        statements.change("delete from transfer_import where id = ?", id);
    }

    private static ImportState state(ResultSet row) throws SQLException {
        return new ImportState(
                Objects.requireNonNull(Statements.id(row, "id")),
                Statements.id(row, "run_id"),
                Statements.id(row, "user_id"),
                row.getString("entity"),
                row.getString("file_name"),
                row.getString("encoding"),
                row.getString("options"),
                row.getBoolean("dry_run"),
                row.getLong("rows_total"),
                new ImportState.Counts(
                        row.getLong("rows_read"),
                        row.getLong("last_line"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("skipped"),
                        row.getLong("failed")),
                Objects.requireNonNull(Statements.instant(row, "started_at")));
    }

    void addErrors(UUID id, List<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        statements.batch(
                "insert into transfer_error (import_id, line, column_name, code, text) values (?, ?, ?, ?, ?)",
                errors.stream()
                        .<List<?>>map(error -> List.of(
                                id,
                                error.line(),
                                cut(error.column(), COLUMN_LENGTH),
                                error.code(),
                                cut(error.text(), TEXT_LENGTH)))
                        .toList());
    }

    /** Hands over up to {@code limit} errors in the order of their lines. */
    void errors(UUID id, int limit, Consumer<RowError> to) {
        statements.each(
                "select line, column_name, code, text from transfer_error where import_id = ? order by line, column_name"
                        + " fetch first ? rows only",
                row -> new RowError(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                to,
                id,
                limit);
    }

    /** Whether the data of a folder of a module was loaded before. */
    boolean loaded(String module, String folder) {
        return statements
                .row(
                        "select module from transfer_loaded where module = ? and folder = ?",
                        row -> row.getString(1),
                        module,
                        folder)
                .isPresent();
    }

    void markLoaded(String module, String folder) {
        statements.change(
                "insert into transfer_loaded (module, folder, loaded_at) values (?, ?, current_timestamp)",
                module,
                folder);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
