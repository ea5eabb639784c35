package org.kartera.platform.record;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.ErrorCode;
import org.osgi.annotation.versioning.ProviderType;

/** One record on its way through the pipeline: as it was, and as it will be. Lives as long as the unit of work. */
@ProviderType
public interface Change<T extends CrmRecord> {
    /** What is being done to a record. */
    enum Kind {
        CREATE,
        UPDATE,
        /** Into the recycle bin. */
        DELETE,
        /** Out of the recycle bin. */
        RESTORE,
        /** Out of existence; there is no way back. */
        PURGE
    }

    /** What is being done. An action is an update, whose {@link #action} says which. */
    Kind kind();

    /** The action's name; null where the change is none. */
    @Nullable
    String action();

    /** The record as it will be. Before it is saved, rules may change it. */
    T record();

    /** The value that {@code field} had before, of its Java type; null for a new record. */
    @Nullable
    Object before(String field);

    /** Whether the value of {@code field} differs from before; of a new record, whether it has a value. */
    boolean changed(String field);

    /**
     * Refuses this record, not the others of the batch, because of {@code field}; all that is wrong is told at once. The message takes
     * the field first, then {@code args}.
     */
    void reject(String field, ErrorCode code, Object... args);

    /** Whether something was rejected. */
    boolean rejected();
}
