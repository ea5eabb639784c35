package org.kartera.platform.record;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The one hook into the pipeline: a DS component that sees the changes of a record type, in batches, whatever channel they come
 * through. {@code T} says of which type; a rule on another module's records is a {@code RecordRule<CrmRecord>} and names them in
 * {@link #record}. Rules run in the transaction of the change, on its thread, ordered by service ranking; they may use {@link Records}.
 */
@ConsumerType
public interface RecordRule<T extends CrmRecord> {
    /** What a failure of the rule itself, other than a {@link org.kartera.platform.CrmException}, means for the save. */
    enum OnFailure {
        /** The save fails too. */
        FAIL_SAVE,
        /** The save goes on without this rule, and the failure is logged and shown. */
        SKIP_RULE
    }

    /** Full name of the record type; empty where {@code T} says it. */
    default String record() {
        return "";
    }

    /** What to do when this rule fails. */
    default OnFailure onFailure() {
        return OnFailure.FAIL_SAVE;
    }

    /** Creates, updates and actions, before they are stored: completes, checks, rejects. */
    default void beforeSave(List<Change<T>> changes) {}

    /** The same, after they were stored and before the commit: writes what follows from them. */
    default void afterSave(List<Change<T>> changes) {}

    /** Before records go to the recycle bin or are purged. */
    default void beforeDelete(List<Change<T>> changes) {}

    /** Before records come back from the recycle bin. */
    default void beforeRestore(List<Change<T>> changes) {}
}
