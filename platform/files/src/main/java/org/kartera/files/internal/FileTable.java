package org.kartera.files.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.record.StoredFile;

/** The table of files. Statements join the thread's unit of work, or are each one of their own. */
final class FileTable {
    /** How many ids or hashes go into one statement. */
    static final int CHUNK = 100;

    private static final UUID FIRST = new UUID(0, 0);
    private static final String COLUMNS =
            "id, name, media_type, size_bytes, hash, width, height, created_at, created_by_id";

    private final UnitOfWork work;

    FileTable(UnitOfWork work) {
        this.work = work;
    }

    void insert(Details details) {
        StoredFile file = details.file();
        UUID by = details.createdBy();
        change("insert into files_file (" + COLUMNS + ", held_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", statement -> {
            statement.setString(1, file.id().toString());
            statement.setString(2, file.name());
            statement.setString(3, file.type());
            statement.setLong(4, file.size());
            statement.setString(5, details.hash());
            statement.setObject(6, file.width(), Types.INTEGER);
            statement.setObject(7, file.height(), Types.INTEGER);
            statement.setTimestamp(8, timestamp(details.createdAt()));
            statement.setString(9, by == null ? null : by.toString());
            statement.setTimestamp(10, timestamp(details.createdAt()));
        });
    }

    /** Those of {@code ids} that are there. */
    List<Details> find(Collection<UUID> ids) {
        List<Details> found = new ArrayList<>();
        for (List<UUID> chunk : chunks(ids)) {
            found.addAll(rows(
                    "select " + COLUMNS + " from files_file where id in (" + places(chunk) + ")",
                    FileTable::details,
                    texts(chunk)));
        }
        return found;
    }

    /** Notes that somebody begins to refer to {@code ids}: nobody can remove them before the unit of work has ended, nor soon after. */
    void hold(Collection<UUID> ids, Instant now) {
        // In one order, so that two who hold the same do not wait for each other.
        List<UUID> ordered = ids.stream().sorted().toList();
        for (List<UUID> chunk : chunks(ordered)) {
            change("update files_file set held_at = ? where id in (" + places(chunk) + ")", statement -> {
                statement.setTimestamp(1, timestamp(now));
                bind(statement, 2, texts(chunk));
            });
        }
    }

    /** The next files behind {@code after} (null: from the first) that nobody began to refer to since {@code before}, in the order of their ids. */
    List<UUID> idle(@Nullable UUID after, Instant before) {
        return rows(
                "select id from files_file where id > ? and held_at < ? order by id fetch first " + CHUNK
                        + " rows only",
                row -> UUID.fromString(row.getString(1)),
                List.of(Objects.requireNonNullElse(after, FIRST).toString(), timestamp(before)));
    }

    /** Removes those of {@code ids} that nobody began to refer to since {@code before}. How many. */
    int remove(Collection<UUID> ids, Instant before) {
        int removed = 0;
        for (List<UUID> chunk : chunks(ids)) {
            removed +=
                    change("delete from files_file where held_at < ? and id in (" + places(chunk) + ")", statement -> {
                        statement.setTimestamp(1, timestamp(before));
                        bind(statement, 2, texts(chunk));
                    });
        }
        return removed;
    }

    /** Those of {@code hashes} that a file has. */
    Set<String> known(Collection<String> hashes) {
        Set<String> known = new HashSet<>();
        for (List<String> chunk : chunks(hashes)) {
            known.addAll(rows(
                    "select distinct hash from files_file where hash in (" + places(chunk) + ")",
                    row -> row.getString(1),
                    chunk));
        }
        return known;
    }

    /** Binds the arguments of a statement. */
    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private int change(String sql, Binding binding) {
        return work.call(() -> {
            try (PreparedStatement statement = work.connection().prepareStatement(sql)) {
                binding.bind(statement);
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new StorageFailure(e);
            }
        });
    }

    /** All rows; arguments are text and timestamps. */
    <T> List<T> rows(String sql, Reading<T> reading, List<?> arguments) {
        return work.read(() -> {
            try (PreparedStatement statement = work.connection().prepareStatement(sql)) {
                bind(statement, 1, arguments);
                List<T> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(reading.read(rows));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new StorageFailure(e);
            }
        });
    }

    private static void bind(PreparedStatement statement, int first, List<?> arguments) throws SQLException {
        int place = first;
        for (Object argument : arguments) {
            if (argument instanceof Timestamp timestamp) {
                statement.setTimestamp(place++, timestamp);
            } else {
                statement.setString(place++, argument.toString());
            }
        }
    }

    private static Details details(ResultSet row) throws SQLException {
        String by = row.getString(9);
        return new Details(
                new StoredFile(
                        UUID.fromString(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        number(row, 6),
                        number(row, 7)),
                row.getString(5),
                row.getTimestamp(8).toLocalDateTime().toInstant(ZoneOffset.UTC),
                by == null ? null : UUID.fromString(by));
    }

    private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
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

    private static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
