package org.kartera.records.internal.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.UnitOfWork;

/** Plain statements on the connection of the unit of work. Ids are bound as text on both databases. */
public final class Sql {
    /** As many values as one {@code in (...)} takes; lists are padded to powers of two, so that there are few different statements. */
    static final int CHUNK = 512;

    private static final int LONGEST_BATCH = 1000;

    private final UnitOfWork unitOfWork;
    private final Dialect dialect;

    /** Makes something of a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What the database said. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(SQLException cause) {
            super(cause);
        }
    }

    public Sql(UnitOfWork unitOfWork, Dialect dialect) {
        this.unitOfWork = unitOfWork;
        this.dialect = dialect;
    }

    public Dialect dialect() {
        return dialect;
    }

    public <T> List<T> select(String statement, List<? extends @Nullable Object> arguments, RowReader<T> reader) {
        Connection connection = unitOfWork.connection();
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, arguments);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = prepared.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /**
     * Selects for any number of ids: {@code statement} has {@code %s} in the place of the list of parameters, as its last ones.
     */
    public <T> List<T> selectIn(
            String statement, List<? extends @Nullable Object> first, Collection<?> values, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        for (List<?> chunk : chunks(values)) {
            List<@Nullable Object> arguments = new ArrayList<>(first);
            arguments.addAll(padded(chunk));
            rows.addAll(select(statement.formatted(places(chunk.size())), arguments, reader));
        }
        return rows;
    }

    public int update(String statement, List<? extends @Nullable Object> arguments) {
        Connection connection = unitOfWork.connection();
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, arguments);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    public void updateIn(String statement, List<? extends @Nullable Object> first, Collection<?> values) {
        for (List<?> chunk : chunks(values)) {
            List<@Nullable Object> arguments = new ArrayList<>(first);
            arguments.addAll(padded(chunk));
            update(statement.formatted(places(chunk.size())), arguments);
        }
    }

    /** Runs the statement once for each row of arguments; whether each met a row. */
    public boolean batch(String statement, List<? extends List<? extends @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return true;
        } else if (rows.size() == 1) {
            return update(statement, rows.get(0)) > 0;
        }
        Connection connection = unitOfWork.connection();
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            boolean all = true;
            int waiting = 0;
            for (List<? extends @Nullable Object> row : rows) {
                bind(prepared, row);
                prepared.addBatch();
                if (++waiting % LONGEST_BATCH == 0) {
                    all &= all(prepared.executeBatch());
                }
            }
            boolean rest = all(prepared.executeBatch());
            return all && rest;
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    private static boolean all(int[] counts) {
        boolean all = true;
        for (int count : counts) {
            all &= count > 0 || count == Statement.SUCCESS_NO_INFO;
        }
        return all;
    }

    private static void bind(PreparedStatement prepared, List<? extends @Nullable Object> arguments)
            throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            Object value = arguments.get(i);
            if (value == null) {
                prepared.setNull(i + 1, Types.VARCHAR);
            } else if (value instanceof NullOf type) {
                prepared.setNull(i + 1, type.sqlType());
            } else if (value instanceof String text) {
                prepared.setString(i + 1, text);
            } else if (value instanceof UUID id) {
                prepared.setString(i + 1, id.toString());
            } else {
                prepared.setObject(i + 1, value);
            }
        }
    }

    /** No value, for a column that is no text. */
    public record NullOf(int sqlType) {}

    public static <T> List<List<T>> chunks(Collection<T> values) {
        List<T> all = List.copyOf(values);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
        }
        return chunks;
    }

    private static List<Object> padded(List<?> chunk) {
        List<Object> padded = new ArrayList<>(chunk);
        int wanted = width(chunk.size());
        while (padded.size() < wanted) {
            padded.add(chunk.get(chunk.size() - 1));
        }
        return padded;
    }

    private static String places(int size) {
        return "?, ".repeat(width(size) - 1) + "?";
    }

    private static int width(int size) {
        int width = Integer.highestOneBit(size);
        return width == size ? size : width * 2;
    }

    public static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text.strip());
    }
}
