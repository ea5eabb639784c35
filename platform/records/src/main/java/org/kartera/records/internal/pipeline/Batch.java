package org.kartera.records.internal.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.metadata.Metadata;

/**
 * The changes of one request to records of one type, through all steps. Of one thread and one unit of work.
 *
 * @param atomic the first refusal is thrown; else the record refused is taken out
 * @param changes one for each record
 * @param missing refusals of mutations, by position, for whose record there is no change
 */
record Batch(
        EntityPlan plan,
        Metadata metadata,
        Caller caller,
        Instant now,
        boolean atomic,
        List<PendingChange> changes,
        Map<Integer, CrmException> missing) {
    static Batch of(EntityPlan plan, Metadata metadata, Caller caller, Instant now, boolean atomic) {
        return new Batch(plan, metadata, caller, now, atomic, new ArrayList<>(), new HashMap<>());
    }

    PendingChange add(
            Change.Kind kind,
            @Nullable String action,
            int position,
            CrmRecord record,
            @Nullable Object @Nullable [] before) {
        PendingChange change = new PendingChange(plan, kind, action, position, record, before);
        changes.add(change);
        return change;
    }

    /** Those that are not refused. */
    List<PendingChange> open() {
        return changes.stream().filter(PendingChange::open).toList();
    }

    /** Goes over those that are not refused and refuses with {@code error} where {@code fine} says no. */
    void demand(Predicate<PendingChange> fine, Function<PendingChange, CrmException> error) {
        for (PendingChange change : changes) {
            if (change.open() && !fine.test(change)) {
                refuse(change, error.apply(change));
            }
        }
    }

    void refuse(PendingChange change, CrmException reason) {
        if (atomic) {
            throw reason;
        }
        change.refuse(reason);
    }

    /** Refuses a mutation for whose record there is no change. */
    void refuse(int position, CrmException reason) {
        if (atomic) {
            throw reason;
        }
        missing.put(position, reason);
    }

    /** Refuses those of which something was rejected. */
    void settle() {
        for (PendingChange change : changes) {
            CrmException rejection = change.open() ? change.rejection() : null;
            if (rejection != null) {
                refuse(change, rejection);
            }
        }
    }

    boolean isDone() {
        return changes.stream().noneMatch(PendingChange::open);
    }

    CrmException noSuchRecord(UUID id) {
        return new CrmException(StandardError.NO_SUCH_RECORD, plan.name(), id.toString());
    }
}
