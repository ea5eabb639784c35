package org.kartera.events.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.kartera.persistence.UnitOfWork;
import org.kartera.persistence.UtcTime;

/** The seals, and the head of their chain, which stands apart so that seals cannot be cut off at its end unseen. */
final class SealTable {
    /**
     * The end of the chain.
     *
     * @param number of the last seal, 0 before the first
     * @param last place of the last entry that is sealed
     */
    record Head(long number, String hash, String last) {}

    private final UnitOfWork unit;

    SealTable(UnitOfWork unit) {
        this.unit = unit;
    }

    Head head() {
        return reading(
                        "select seal_no, hash, last_entry from events_seal_head order by seal_no desc",
                        statement -> Rows.first(
                                statement, row -> new Head(row.getLong(1), row.getString(2), row.getString(3))))
                .orElseThrow(() -> new IllegalStateException("the head of the audit's chain is missing"));
    }

    /** Adds a seal behind {@code head}; refuses where another process has sealed since. */
    void add(Head head, Seal seal) {
        unit.call(() -> {
            if (move(head, seal) == 0) {
                throw new TakenOverException(Sealer.NAME);
            }
            return insert(seal);
        });
    }

    private int move(Head head, Seal seal) {
        try (PreparedStatement statement = unit.connection()
                .prepareStatement(
                        "update events_seal_head set seal_no = ?, hash = ?, last_entry = ? where seal_no = ?")) {
            statement.setLong(1, seal.number());
            statement.setString(2, seal.hash());
            statement.setString(3, seal.last());
            statement.setLong(4, head.number());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private int insert(Seal seal) {
        try (PreparedStatement statement = unit.connection()
                .prepareStatement("insert into events_seal (seal_no, first_entry, last_entry, entry_count, digests,"
                        + " previous_hash, hash, sealed_at) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, seal.number());
            statement.setString(2, seal.first());
            statement.setString(3, seal.last());
            statement.setInt(4, seal.count());
            statement.setString(5, seal.digests());
            statement.setString(6, seal.previousHash());
            statement.setString(7, seal.hash());
            statement.setTimestamp(8, UtcTime.column(seal.sealedAt()));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Seals with numbers above {@code after}, in their order. */
    List<Seal> read(long after, int limit) {
        String sql = "select seal_no, first_entry, last_entry, entry_count, digests, previous_hash, hash, sealed_at"
                + " from events_seal where seal_no > ? order by seal_no fetch first " + limit + " rows only";
        return reading(sql, statement -> {
            statement.setLong(1, after);
            return Rows.all(statement, SealTable::seal);
        });
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                UtcTime.instant(row.getTimestamp(8)));
    }

    private interface Reading<T> {
        T from(PreparedStatement statement) throws SQLException;
    }

    private <T> T reading(String sql, Reading<T> reading) {
        return unit.read(() -> {
            try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
                return reading.from(statement);
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        });
    }
}
