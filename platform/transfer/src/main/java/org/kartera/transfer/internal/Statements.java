package org.kartera.transfer.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.kartera.persistence.UnitOfWork;

/** Statements on the tables of imports, each part of the current unit of work or one of its own. */
final class Statements {
    private final UnitOfWork work;

    Statements(UnitOfWork work) {
        this.work = work;
    }

    /** Fills a statement. */
    interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    /** Reads a row. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns how many rows it changed. */
    int update(String sql, Filling filling) {
        return work.call(() -> {
            try (PreparedStatement statement = work.connection().prepareStatement(sql)) {
                filling.fill(statement);
                return statement.executeUpdate();
            } catch (SQLException failed) {
                throw new StorageFailure(failed);
            }
        });
    }

    /** {@code filling} adds each set of values with {@link PreparedStatement#addBatch}. */
    void batch(String sql, Filling filling) {
        work.call(() -> {
            try (PreparedStatement statement = work.connection().prepareStatement(sql)) {
                filling.fill(statement);
                return Arrays.stream(statement.executeBatch()).sum();
            } catch (SQLException failed) {
                throw new StorageFailure(failed);
            }
        });
    }

    <T> List<T> list(String sql, Filling filling, Reading<T> reading) {
        List<T> rows = new ArrayList<>();
        each(sql, filling, reading, rows::add);
        return rows;
    }

    /** Hands over row by row, so that there may be many. */
    <T> void each(String sql, Filling filling, Reading<T> reading, Consumer<T> to) {
        work.read(() -> {
            try (PreparedStatement statement = work.connection().prepareStatement(sql)) {
                filling.fill(statement);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        to.accept(reading.read(rows));
                    }
                }
                return sql;
            } catch (SQLException failed) {
                throw new StorageFailure(failed);
            }
        });
    }
}
