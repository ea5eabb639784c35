package org.kartera.persistence;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The entities of one module's persistence unit, a batch at a time, in the thread's unit of work.
 *
 * <p>Nothing is managed: what is found is detached, and only what is handed to {@link #insert} and {@link #update} is written, at once and before they
 * return. After a refused write the unit of work can only be rolled back. Of one thread; not to be kept beyond the unit of work.
 */
@ProviderType
public interface EntityStore {
    /**
     * An entity that changed.
     *
     * @param before the state that is stored; of it only what differs is written
     * @param after the state to store, in the version of {@code before}
     */
    record Changed<T>(T before, T after) {}

    /** Those of {@code ids} that there are, in no order. */
    <T> List<T> find(Class<T> type, Collection<UUID> ids);

    /**
     * The same, locked to the end of the unit of work, in the order of their ids, so that no two units wait for each other. Only inside {@link
     * UnitOfWork#call}.
     */
    <T> List<T> lock(Class<T> type, Collection<UUID> ids);

    /**
     * Stores new entities, which get version 1. Only inside {@link UnitOfWork#call}.
     *
     * @throws DuplicateKeyException a unique index has a value already
     */
    <T> void insert(Class<T> type, List<? extends T> entities);

    /**
     * Stores the columns that differ, and counts the version of each entity up. Only inside {@link UnitOfWork#call}.
     *
     * @throws org.kartera.platform.CrmException {@code stale-version} where one is not stored in the version known
     * @throws DuplicateKeyException a unique index has a value already
     */
    <T> void update(Class<T> type, List<Changed<T>> changes);
}
