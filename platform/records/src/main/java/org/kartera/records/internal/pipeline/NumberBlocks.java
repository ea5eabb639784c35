package org.kartera.records.internal.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.kartera.persistence.Database;
import org.kartera.persistence.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers that may be left out. A node takes a block of them ahead of time, in a transaction of its own, when it is done with a record: not in its midst,
 * where it would need a second connection. What it has not given out when it ends nobody gets. For any thread.
 */
final class NumberBlocks {
    private static final Logger LOG = LoggerFactory.getLogger(NumberBlocks.class);
    private static final int BLOCK = 100;

    private final UnitOfWork unitOfWork;
    private final Database database;
    private final Map<String, Block> blocks = new HashMap<>();

    /** The numbers from {@code next} to {@code last}. */
    private record Block(long next, long last) {
        long left() {
            return last - next + 1;
        }
    }

    NumberBlocks(UnitOfWork unitOfWork, Database database) {
        this.unitOfWork = unitOfWork;
        this.database = database;
    }

    /** The first of {@code count} numbers; none where there are not as many at hand. Inside a unit of work. */
    OptionalLong take(String counter, int count) {
        Block block = taken(counter, count);
        if (block.left() - count < BLOCK / 2) {
            unitOfWork.afterCompletion(() -> refill(counter));
        }
        return block.left() < count ? OptionalLong.empty() : OptionalLong.of(block.next());
    }

    private synchronized Block taken(String counter, int count) {
        Block block = blocks.getOrDefault(counter, new Block(1, 0));
        if (block.left() >= count) {
            blocks.put(counter, new Block(block.next() + count, block.last()));
        }
        return block;
    }

    /** What is left of the former block nobody gets. */
    private void refill(String counter) {
        try (Connection connection = database.pool().getConnection()) {
            long last = take(connection, counter);
            put(counter, new Block(last - BLOCK + 1, last));
        } catch (SQLException e) {
            LOG.debug("no numbers of {} ahead of time", counter, e);
        }
    }

    private synchronized void put(String counter, Block block) {
        Block former = blocks.get(counter);
        if (former == null || former.left() < BLOCK / 2) {
            blocks.put(counter, block);
        }
    }

    private static long take(Connection connection, String counter) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement update = connection.prepareStatement(
                        "update records_number set last_number = last_number + ? where name = ?");
                PreparedStatement insert =
                        connection.prepareStatement("insert into records_number (name, last_number) values (?, ?)");
                PreparedStatement select =
                        connection.prepareStatement("select last_number from records_number where name = ?")) {
            update.setLong(1, BLOCK);
            update.setString(2, counter);
            if (update.executeUpdate() == 0) {
                insert.setString(1, counter);
                insert.setLong(2, BLOCK);
                insert.executeUpdate();
            }
            select.setString(1, counter);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long last = row.getLong(1);
                connection.commit();
                return last;
            }
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
