package org.kartera.transfer.internal;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
            byte[] bytes = chunk;
            int chunkNumber = number++;
            tap.pass(bytes, bytes.length);
            statements.update(
                    "insert into transfer_chunk (import_id, chunk_no, content) values (?, ?, ?)", statement -> {
                        statement.setString(1, id.toString());
                        statement.setInt(2, chunkNumber);
                        statement.setBytes(3, bytes);
                    });
        }
    }

    /** The file as a stream that reads one chunk at a time. */
    InputStream content(UUID id) {
        return new ChunkStream(number -> chunk(id, number));
    }

    private byte[] chunk(UUID id, int number) {
        return statements
                .list(
                        "select content from transfer_chunk where import_id = ? and chunk_no = ?",
                        statement -> {
                            statement.setString(1, id.toString());
                            statement.setInt(2, number);
                        },
                        row -> row.getBytes(1))
                .stream()
                .findFirst()
                .orElse(new byte[0]);
    }

    /** Forgets the file, not what became of it. */
    void dropContent(UUID id) {
        statements.update(
                "delete from transfer_chunk where import_id = ?", statement -> statement.setString(1, id.toString()));
    }

    void insert(ImportState state) {
        statements.update(
                "insert into transfer_import (id, run_id, user_id, entity, file_name, encoding, options, dry_run, rows_total, rows_read,"
                        + " last_line, created, updated, unchanged, skipped, failed, started_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, ?)",
                statement -> {
                    statement.setString(1, state.id().toString());
                    statement.setString(2, text(state.run()));
                    statement.setString(3, text(state.user()));
                    statement.setString(4, state.entity());
                    statement.setString(5, cut(state.file(), FILE_LENGTH));
                    statement.setString(6, state.encoding());
                    statement.setString(7, state.options());
                    statement.setBoolean(8, state.dryRun());
                    statement.setLong(9, state.total());
                    statement.setTimestamp(10, Timestamp.from(state.startedAt()));
                });
    }

    /** Keeps how far the import is; part of the transaction that did it. */
    void progress(UUID id, ImportState.Counts counts) {
        statements.update(
                "update transfer_import set rows_read = ?, last_line = ?, created = ?, updated = ?, unchanged = ?, skipped = ?, failed = ?"
                        + " where id = ?",
                statement -> {
                    statement.setLong(1, counts.rows());
                    statement.setLong(2, counts.line());
                    statement.setLong(3, counts.created());
                    statement.setLong(4, counts.updated());
                    statement.setLong(5, counts.unchanged());
                    statement.setLong(6, counts.skipped());
                    statement.setLong(7, counts.failed());
                    statement.setString(8, id.toString());
                });
    }

    Optional<ImportState> find(UUID id) {
        return statements
                .list(
                        "select * from transfer_import where id = ?",
                        statement -> statement.setString(1, id.toString()),
                        ImportStore::state)
                .stream()
                .findFirst();
    }

    /** The newest imports of a user. */
    List<ImportState> newest(UUID user, int limit) {
        return statements.list(
                "select * from transfer_import where user_id = ? order by id desc",
                statement -> {
                    statement.setString(1, user.toString());
                    statement.setMaxRows(limit);
                },
                ImportStore::state);
    }

    /** Imports with an id below {@code bound}, and files whose import never came to be. */
    List<UUID> before(UUID bound) {
        return statements.list(
                "select id from transfer_import where id < ? union select import_id from transfer_chunk where import_id < ?",
                statement -> {
                    statement.setString(1, bound.toString());
                    statement.setString(2, bound.toString());
                },
                row -> UUID.fromString(row.getString(1)));
    }

    /** Forgets an import with its file and what was wrong; not the keys of its records. */
    void forget(UUID id) {
        for (String table : List.of("transfer_chunk", "transfer_error")) {
            statements.update(
                    "delete from " + table + " where import_id = ?",
                    statement -> statement.setString(1, id.toString()));
        }
        statements.update(
                "delete from transfer_import where id = ?", statement -> statement.setString(1, id.toString()));
    }

    private static ImportState state(ResultSet row) throws SQLException {
        return new ImportState(
                UUID.fromString(row.getString("id")),
                id(row.getString("run_id")),
                id(row.getString("user_id")),
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
                row.getTimestamp("started_at").toInstant());
    }

    void addErrors(UUID id, List<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        statements.batch(
                "insert into transfer_error (import_id, line, column_name, code, text) values (?, ?, ?, ?, ?)",
                batch -> {
                    for (RowError error : errors) {
                        batch.setString(1, id.toString());
                        batch.setLong(2, error.line());
                        batch.setString(3, cut(error.column(), COLUMN_LENGTH));
                        batch.setString(4, error.code());
                        batch.setString(5, cut(error.text(), TEXT_LENGTH));
                        batch.addBatch();
                    }
                });
    }

    /** Hands over up to {@code limit} errors in the order of their lines. */
    void errors(UUID id, int limit, Consumer<RowError> to) {
        statements.each(
                "select line, column_name, code, text from transfer_error where import_id = ? order by line, column_name",
                statement -> {
                    statement.setString(1, id.toString());
                    statement.setMaxRows(limit);
                },
                row -> new RowError(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                to);
    }

    /** Whether the data of a folder of a module was loaded before. */
    boolean loaded(String module, String folder) {
        return !statements
                .list(
                        "select module from transfer_loaded where module = ? and folder = ?",
                        statement -> {
                            statement.setString(1, module);
                            statement.setString(2, folder);
                        },
                        row -> row.getString(1))
                .isEmpty();
    }

    void markLoaded(String module, String folder) {
        statements.update(
                "insert into transfer_loaded (module, folder, loaded_at) values (?, ?, current_timestamp)",
                statement -> {
                    statement.setString(1, module);
                    statement.setString(2, folder);
                });
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
