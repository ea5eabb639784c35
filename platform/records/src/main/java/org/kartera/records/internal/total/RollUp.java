package org.kartera.records.internal.total;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.EntityType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the totals of boards: folds into them what writers left, and makes them anew where they were made for other fields. Each is a transaction of its
 * own; one that breaks off leaves all as it was. For any thread and node.
 */
public final class RollUp {
    private static final Logger LOG = LoggerFactory.getLogger(RollUp.class);

    /** Before the signature of totals that are not kept: their table has values that the fields no longer know. */
    private static final String UNFIT = "-";

    private final Database database;

    /** Rows that one transaction folds; Derby locks a whole table behind some thousands. */
    private final int atOnce;

    public RollUp(Database database) {
        this.database = database;
        this.atOnce = database.dialect() == Dialect.DERBY ? 1_000 : 10_000;
    }

    @FunctionalInterface
    private interface Work<C, T> {
        T on(C connection) throws SQLException;
    }

    /** Makes totals where there are none for the fields that {@code types} have now; 503 {@code database-unavailable}. */
    public void ensure(List<EntityType> types) {
        for (EntityType type : types) {
            BoardLayout layout = BoardLayout.of(type);
            String name = type.name();
            Optional<String> signature = inTransaction(name, TotalTables::signature);
            if (layout.isEmpty() && signature.isPresent()) {
                inTransaction(name, tables -> {
                    tables.forget();
                    return name;
                });
            } else if (!layout.isEmpty() && !suits(signature, layout)) {
                rebuild(layout);
            }
        }
    }

    private static boolean suits(Optional<String> signature, BoardLayout layout) {
        return signature
                .filter(known -> known.equals(layout.signature()) || known.equals(UNFIT + layout.signature()))
                .isPresent();
    }

    /** Drops the totals of a module's record types, where their rows may have been changed past the writers; {@link #ensure} makes them again. */
    public void forget(String module) {
        inTransaction(connection -> TotalTables.entities(connection, module))
                .forEach(entity -> inTransaction(entity, tables -> {
                    tables.forget();
                    return entity;
                }));
    }

    /** Folds what writers have committed until now; 503 {@code database-unavailable}. */
    public void fold(EntityType type) {
        BoardLayout layout = BoardLayout.of(type);
        if (layout.isEmpty()) {
            return;
        }
        Step step = Step.MORE;
        while (step == Step.MORE) {
            step = inTransaction(type.name(), tables -> fold(tables, layout));
        }
        if (step == Step.OTHER_FIELDS) {
            rebuild(layout);
        }
    }

    private enum Step {
        MORE,
        DONE,
        OTHER_FIELDS
    }

    private Step fold(TotalTables tables, BoardLayout layout) throws SQLException {
        if (suits(tables.signature(), layout) && tables.deltas(1).isEmpty()) {
            return Step.DONE;
        } else if (!tables.lock()) {
            return Step.OTHER_FIELDS;
        }
        Optional<String> signature = tables.signature();
        List<TotalTables.Delta> deltas = tables.deltas(atOnce);
        boolean foreign = deltas.stream().anyMatch(delta -> !delta.signature().equals(layout.signature()));
        if (foreign || !suits(signature, layout)) {
            return Step.OTHER_FIELDS;
        }
        tables.remove(deltas);
        if (signature.filter(layout.signature()::equals).isPresent()) {
            Map<Total.Key, Total> sums = new HashMap<>();
            deltas.forEach(delta -> sums.merge(delta.key(), delta.total(), Total::plus));
            sums.values().removeIf(Total::isNothing);
            tables.add(sums);
        }
        return deltas.size() < atOnce ? Step.DONE : Step.MORE;
    }

    /** Makes the totals from the table. Nobody writes into it meanwhile, and what was written before is seen. */
    private void rebuild(BoardLayout layout) {
        long start = System.nanoTime();
        boolean done = inTransaction(layout.type().name(), tables -> {
            tables.holdWriters(layout.type(), database.dialect());
            boolean known = tables.lock();
            if (known && suits(tables.signature(), layout) && !tables.foreign(layout.signature())) {
                return false;
            }
            tables.clear();
            boolean fit = !tables.unknownChoices(layout);
            if (fit) {
                tables.fill(layout);
            }
            tables.sign(fit ? layout.signature() : UNFIT + layout.signature());
            return true;
        });
        if (done) {
            LOG.info("Totals of {} made anew in {} ms", layout.type().name(), (System.nanoTime() - start) / 1_000_000);
        }
    }

    private <T> T inTransaction(String entity, Work<TotalTables, T> work) {
        return inTransaction(connection -> work.on(new TotalTables(connection, entity)));
    }

    private <T> T inTransaction(Work<Connection, T> work) {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            try {
                T answer = work.on(connection);
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw CrmException.causedBy(e, StandardError.DATABASE_UNAVAILABLE);
        }
    }
}
