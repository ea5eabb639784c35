package org.kartera.files.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.files.FileArchive.Details;
import org.kartera.persistence.Statements;
import org.kartera.platform.record.StoredFile;

/** The table of files. Statements join the thread's unit of work, or are each one of their own. */
final class FileTable {
    /** How many ids or hashes go into one statement. */
    private static final int CHUNK = 100;

    private static final UUID FIRST = new UUID(0, 0);
    private static final String COLUMNS =
            "id, name, media_type, size_bytes, hash, width, height, created_at, created_by_id, held_by_id";

    private final Statements statements;

    FileTable(Statements statements) {
        this.statements = statements;
    }

    void insert(Details details) {
        StoredFile file = details.file();
        statements.change(
                "insert into files_file (" + COLUMNS + ", held_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.id(),
                file.name(),
                file.type(),
                file.size(),
                details.hash(),
                file.width(),
                file.height(),
                details.createdAt(),
                details.createdBy(),
                details.heldBy(),
                details.createdAt());
    }

    /** Those of {@code ids} that are there. */
    List<Details> find(Collection<UUID> ids) {
        List<Details> found = new ArrayList<>();
        for (List<UUID> chunk : chunks(ids)) {
            found.addAll(statements.rows(
                    "select " + COLUMNS + " from files_file where id in (" + places(chunk) + ")",
                    FileTable::details,
                    chunk.toArray()));
        }
        return found;
    }

    /** Notes that somebody begins to refer to {@code ids}: nobody can remove them before the unit of work has ended, nor soon after. */
    void hold(Collection<UUID> ids, Instant now) {
        // In one order, so that two who hold the same do not wait for each other.
        for (List<UUID> chunk : chunks(ids.stream().sorted().toList())) {
            statements.change(
                    "update files_file set held_at = ? where id in (" + places(chunk) + ")", behind(now, chunk));
        }
    }

    /** Notes that records do not refer to {@code ids} any more, because of {@code user}. */
    void release(Collection<UUID> ids, @Nullable UUID user, Instant now) {
        for (UUID id : ids.stream().sorted().toList()) {
            statements.change("update files_file set held_at = ?, held_by_id = ? where id = ?", now, user, id);
        }
    }

    /** The next files behind {@code after} (null: from the first) that nobody began to refer to since {@code before}, in the order of their ids. */
    List<UUID> idle(@Nullable UUID after, Instant before) {
        return statements.rows(
                "select id from files_file where id > ? and held_at < ? order by id fetch first " + CHUNK
                        + " rows only",
                row -> UUID.fromString(row.getString(1)),
                Objects.requireNonNullElse(after, FIRST),
                before);
    }

    /** Removes those of {@code ids} that nobody began to refer to since {@code before}. How many. */
    int remove(Collection<UUID> ids, Instant before) {
        int removed = 0;
        for (List<UUID> chunk : chunks(ids)) {
            removed += statements.change(
                    "delete from files_file where held_at < ? and id in (" + places(chunk) + ")",
                    behind(before, chunk));
        }
        return removed;
    }

    /** Those of {@code hashes} that a file has. */
    Set<String> known(Collection<String> hashes) {
        Set<String> known = new HashSet<>();
        for (List<String> chunk : chunks(hashes)) {
            known.addAll(statements.rows(
                    "select distinct hash from files_file where hash in (" + places(chunk) + ")",
                    row -> row.getString(1),
                    chunk.toArray()));
        }
        return known;
    }

    private static Object[] behind(Instant first, List<UUID> rest) {
        List<Object> all = new ArrayList<>(rest.size() + 1);
        all.add(first);
        all.addAll(rest);
        return all.toArray();
    }

    private static Details details(ResultSet row) throws SQLException {
        return new Details(
                new StoredFile(
                        UUID.fromString(row.getString("id")),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size_bytes"),
                        number(row, "width"),
                        number(row, "height")),
                row.getString("hash"),
                Objects.requireNonNull(Statements.instant(row, "created_at")),
                Statements.id(row, "created_by_id"),
                Statements.id(row, "held_by_id"));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(from + CHUNK, list.size())));
        }
        return chunks;
    }

    static String places(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
