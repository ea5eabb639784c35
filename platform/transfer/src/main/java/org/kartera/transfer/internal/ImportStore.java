package org.kartera.transfer.internal;

import java.io.IOException;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UnitOfWork;
import org.kartera.transfer.Imports.RowError;

/** The tables of imports: what was asked for, the file in chunks, what went wrong, external keys. */
final class ImportStore {
    private static final int CHUNK = 256 * 1024;
    private static final int TEXT_LENGTH = 1000;
    private static final int COLUMN_LENGTH = 200;

    private final UnitOfWork work;

    ImportStore(UnitOfWork work) {
        this.work = work;
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
            update("insert into transfer_chunk (import_id, chunk_no, content) values (?, ?, ?)", statement -> {
                statement.setString(1, id.toString());
                statement.setInt(2, chunkNumber);
                statement.setBytes(3, bytes);
            });
        }
    }

    /** The file as a stream that reads one chunk at a time. */
    InputStream content(UUID id) {
        return new ChunkStream(number -> work.read(() -> chunk(id, number)));
    }

    private byte[] chunk(UUID id, int number) {
        try (PreparedStatement statement = work.connection()
                .prepareStatement("select content from transfer_chunk where import_id = ? and chunk_no = ?")) {
            statement.setString(1, id.toString());
            statement.setInt(2, number);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getBytes(1) : new byte[0];
            }
        } catch (SQLException failed) {
            throw new StorageFailure(failed);
        }
    }

    /** Forgets the file, not what became of it. */
    void dropContent(UUID id) {
        update("delete from transfer_chunk where import_id = ?", statement -> statement.setString(1, id.toString()));
    }

    void insert(ImportState state) {
        update(
                "insert into transfer_import (id, run_id, user_id, entity, file_name, encoding, options, dry_run, rows_total, rows_read,"
                        + " last_line, created, updated, unchanged, skipped, failed, started_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, ?)",
                statement -> {
                    statement.setString(1, state.id().toString());
                    statement.setString(2, text(state.run()));
                    statement.setString(3, text(state.user()));
                    statement.setString(4, state.entity());
                    statement.setString(5, state.file());
                    statement.setString(6, state.encoding());
                    statement.setString(7, state.options());
                    statement.setBoolean(8, state.dryRun());
                    statement.setLong(9, state.total());
                    statement.setTimestamp(10, Timestamp.from(state.startedAt()));
                });
    }

    /** Keeps how far the import is; part of the transaction that did it. */
    void progress(UUID id, ImportState.Counts counts) {
        update(
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
        return work.read(() -> {
            try (PreparedStatement statement =
                    work.connection().prepareStatement("select * from transfer_import where id = ?")) {
                statement.setString(1, id.toString());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(state(row)) : Optional.empty();
                }
            } catch (SQLException failed) {
                throw new StorageFailure(failed);
            }
        });
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
        batch("insert into transfer_error (import_id, line, column_name, code, text) values (?, ?, ?, ?, ?)", batch -> {
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
        work.read(() -> {
            try (PreparedStatement statement = work.connection()
                    .prepareStatement(
                            "select line, column_name, code, text from transfer_error where import_id = ? order by line, column_name")) {
                statement.setString(1, id.toString());
                statement.setMaxRows(limit);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        to.accept(new RowError(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
                    }
                }
                return id;
            } catch (SQLException failed) {
                throw new StorageFailure(failed);
            }
        });
    }

    /** The records that have these external keys. */
    Map<String, UUID> records(String source, String entity, List<String> keys) {
        return work.read(() -> {
            String marks = String.join(", ", Collections.nCopies(keys.size(), "?"));
            try (PreparedStatement statement = work.connection()
                    .prepareStatement("select external_key, record_id from transfer_key where source = ? and entity = ?"
                            + " and external_key in (" + marks + ")")) {
                statement.setString(1, source);
                statement.setString(2, entity);
                for (int i = 0; i < keys.size(); i++) {
                    statement.setString(i + 3, keys.get(i));
                }
                Map<String, UUID> found = new HashMap<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.put(row.getString(1), UUID.fromString(row.getString(2)));
                    }
                }
                return found;
            } catch (SQLException failed) {
                throw new StorageFailure(failed);
            }
        });
    }

    /** Keeps external keys; a key that is there already points to the new record from now on. */
    void keepKeys(String source, String entity, Map<String, UUID> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<Map.Entry<String, UUID>> entries = new ArrayList<>(keys.entrySet());
        batch("delete from transfer_key where source = ? and entity = ? and external_key = ?", batch -> {
            for (Map.Entry<String, UUID> entry : entries) {
                batch.setString(1, source);
                batch.setString(2, entity);
                batch.setString(3, entry.getKey());
                batch.addBatch();
            }
        });
        batch("insert into transfer_key (source, entity, external_key, record_id) values (?, ?, ?, ?)", batch -> {
            for (Map.Entry<String, UUID> entry : entries) {
                batch.setString(1, source);
                batch.setString(2, entity);
                batch.setString(3, entry.getKey());
                batch.setString(4, entry.getValue().toString());
                batch.addBatch();
            }
        });
    }

    /** Whether the data of a folder of a module was loaded before. */
    boolean loaded(String module, String folder) {
        return work.read(() -> {
            try (PreparedStatement statement = work.connection()
                    .prepareStatement("select module from transfer_loaded where module = ? and folder = ?")) {
                statement.setString(1, module);
                statement.setString(2, folder);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next();
                }
            } catch (SQLException failed) {
                throw new StorageFailure(failed);
            }
        });
    }

    void markLoaded(String module, String folder) {
        update(
                "insert into transfer_loaded (module, folder, loaded_at) values (?, ?, current_timestamp)",
                statement -> {
                    statement.setString(1, module);
                    statement.setString(2, folder);
                });
    }

    /** Fills a statement. */
    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private void update(String sql, Filling filling) {
        work.call(() -> {
            try (PreparedStatement statement = work.connection().prepareStatement(sql)) {
                filling.fill(statement);
                return statement.executeUpdate();
            } catch (SQLException failed) {
                throw new StorageFailure(failed);
            }
        });
    }

    private void batch(String sql, Filling filling) {
        work.call(() -> {
            try (PreparedStatement statement = work.connection().prepareStatement(sql)) {
                filling.fill(statement);
                return Arrays.stream(statement.executeBatch()).sum();
            } catch (SQLException failed) {
                throw new StorageFailure(failed);
            }
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
