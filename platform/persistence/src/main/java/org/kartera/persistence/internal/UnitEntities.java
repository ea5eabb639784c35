package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.ObjectChangeSet;
import org.eclipse.persistence.internal.sessions.UnitOfWorkChangeSet;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.queries.InsertObjectQuery;
import org.eclipse.persistence.queries.ReadAllQuery;
import org.eclipse.persistence.queries.UpdateObjectQuery;
import org.eclipse.persistence.queries.WriteObjectQuery;
import org.eclipse.persistence.sessions.server.ClientSession;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.EntityStore;

/**
 * Entities through EclipseLink's queries of single objects, which it batches. Its own unit of work lives for one call only and registers nothing, so that
 * there is nothing that it could find changed and write by itself.
 */
final class UnitEntities implements EntityStore {
    /** As many ids as one statement takes; lists are padded to powers of two, so that the drivers see few different ones. */
    private static final int CHUNK = 512;

    private final RunningUnit unit;
    private final ThreadConnection connection;
    private final @Nullable Transaction transaction;
    private final Dialect dialect;

    /** {@code transaction} is null while only reading. */
    UnitEntities(RunningUnit unit, ThreadConnection connection, @Nullable Transaction transaction, Dialect dialect) {
        this.unit = unit;
        this.connection = connection;
        this.transaction = transaction;
        this.dialect = dialect;
    }

    @Override
    public <T> List<T> find(Class<T> type, Collection<UUID> ids) {
        return guarded(() -> read(type, distinct(ids), false));
    }

    @Override
    public <T> List<T> lock(Class<T> type, Collection<UUID> ids) {
        checkWriting();
        return guarded(() -> {
            List<String> ordered = distinct(ids).stream().sorted().toList();
            if (dialect == Dialect.DERBY) {
                touch(descriptor(type), ordered);
                return read(type, ordered, false);
            }
            return read(type, ordered, true);
        });
    }

    private static List<String> distinct(Collection<UUID> ids) {
        return ids.stream().distinct().map(UUID::toString).toList();
    }

    private <T> List<T> read(Class<T> type, List<String> ids, boolean locked) {
        ClassDescriptor descriptor = descriptor(type);
        List<T> found = new ArrayList<>(ids.size());
        ClientSession session = unit.session().acquireClientSession();
        try {
            ReadAllQuery query = unit.queries().of(descriptor, locked);
            for (List<String> chunk : chunks(ids)) {
                Object result = session.executeQuery(query, List.of(chunk));
                ((Collection<?>) result).forEach(each -> found.add(type.cast(each)));
            }
        } finally {
            session.release();
        }
        return found;
    }

    /**
     * Locks rows on Derby. A lock of its "for update" becomes a shared one when the cursor moves on, and two of those are a deadlock; an update keeps
     * what it locks.
     */
    private void touch(ClassDescriptor descriptor, List<String> ids) {
        String version =
                descriptor.getOptimisticLockingPolicy().getWriteLockField().getName();
        String id = descriptor.getPrimaryKeyFields().get(0).getName();
        try {
            Connection shared = connection.shared();
            for (List<String> chunk : chunks(ids)) {
                String statement = "update " + descriptor.getTableName() + " set " + version + " = " + version
                        + " where " + id + " in (" + "?, ".repeat(chunk.size() - 1) + "?)";
                try (PreparedStatement prepared = shared.prepareStatement(statement)) {
                    for (int i = 0; i < chunk.size(); i++) {
                        prepared.setString(i + 1, chunk.get(i));
                    }
                    prepared.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("rows could not be locked", e);
        }
    }

    private static List<List<String>> chunks(List<String> ids) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> chunk = new ArrayList<>(ids.subList(from, Math.min(from + CHUNK, ids.size())));
            while (Integer.bitCount(chunk.size()) > 1) {
                chunk.add(chunk.get(chunk.size() - 1));
            }
            chunks.add(chunk);
        }
        return chunks;
    }

    @Override
    public <T> void insert(Class<T> type, List<? extends T> entities) {
        ClassDescriptor descriptor = descriptor(type);
        write(
                entities,
                session -> entities.forEach(entity -> {
                    // The descriptor keeps one that is prepared, for all columns.
                    InsertObjectQuery prepared = descriptor.getQueryManager().getInsertQuery();
                    prepared.checkPrepare(session, prepared.getTranslationRow());
                    InsertObjectQuery query = (InsertObjectQuery) prepared.clone();
                    query.setModifyRow(null);
                    execute(session, query, descriptor, entity);
                }));
    }

    @Override
    public <T> void update(Class<T> type, List<Changed<T>> changes) {
        ClassDescriptor descriptor = descriptor(type);
        write(changes, session -> {
            // A batch ends where the statement changes.
            Map<List<String>, List<ObjectChangeSet>> alike = new LinkedHashMap<>();
            UnitOfWorkChangeSet all = new UnitOfWorkChangeSet(session);
            for (Changed<T> change : changes) {
                ObjectChangeSet each = difference(session, descriptor, all, change);
                alike.computeIfAbsent(each.getChangedAttributeNames(), names -> new ArrayList<>())
                        .add(each);
            }
            alike.values()
                    .forEach(sets -> sets.forEach(each -> {
                        UpdateObjectQuery query = new UpdateObjectQuery();
                        query.setObjectChangeSet(each);
                        execute(session, query, descriptor, each.getUnitOfWorkClone());
                    }));
        });
    }

    private static <T> ObjectChangeSet difference(
            UnitOfWorkImpl session, ClassDescriptor descriptor, UnitOfWorkChangeSet all, Changed<T> change) {
        ObjectChangeSet difference = descriptor
                .getObjectChangePolicy()
                .createObjectChangeSetThroughComparison(
                        change.after(), change.before(), all, false, session, descriptor);
        difference.setShouldModifyVersionField(true);
        return difference;
    }

    private static void execute(
            UnitOfWorkImpl session, WriteObjectQuery query, ClassDescriptor descriptor, Object entity) {
        query.setIsExecutionClone(true);
        query.setDescriptor(descriptor);
        query.setObject(entity);
        query.cascadeOnlyDependentParts();
        query.dontMaintainCache();
        session.executeQuery(query);
    }

    /** Runs {@code queries} and whatever they left to be sent. */
    private void write(Collection<?> entities, Consumer<UnitOfWorkImpl> queries) {
        checkWriting();
        if (entities.isEmpty()) {
            return;
        }
        guarded(() -> {
            UnitOfWorkImpl session = unit.session().acquireUnitOfWork();
            try {
                session.getCommitManager().setIsActive(true);
                session.beginTransaction();
                queries.accept(session);
                session.writesCompleted();
                // Ends EclipseLink's part only: the connection is shared and takes no commit from here.
                session.commitTransaction();
            } finally {
                session.getCommitManager().setIsActive(false);
                session.release();
            }
            return true;
        });
    }

    private ClassDescriptor descriptor(Class<?> type) {
        ClassDescriptor descriptor = unit.session().getDescriptor(type);
        if (descriptor == null) {
            throw new IllegalArgumentException(type.getName() + " is not of this unit");
        }
        return descriptor;
    }

    private void checkWriting() {
        if (transaction == null) {
            throw new IllegalStateException("outside a unit of work that writes");
        }
    }

    private <R> R guarded(Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            RuntimeException known = DatabaseFailures.isLostRace(e) ? e : DatabaseFailures.translate(e);
            if (transaction != null) {
                transaction.fail(known);
            }
            throw known;
        }
    }
}
