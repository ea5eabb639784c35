package org.kartera.records.internal.pipeline;

import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;

/** Loads and locks the stored records that a batch is about. */
final class Loading {
    private final RecordStore store;

    Loading(RecordStore store) {
        this.store = store;
    }

    /** Makes a change of each record that there is; {@code ids} by position in the request. */
    void load(Batch batch, Change.Kind kind, @Nullable String action, Map<Integer, UUID> ids) {
        Map<UUID, CrmRecord> records = store.lock(batch.plan(), new HashSet<>(ids.values()));
        ids.forEach((position, id) -> {
            CrmRecord record = records.get(id);
            if (record == null) {
                batch.refuse(position, batch.noSuchRecord(id));
            } else {
                batch.add(kind, action, position, record, batch.plan().snapshot(record));
            }
        });
    }

    /** Refuses records of the recycle bin; 409 {@code record-deleted}. */
    static void checkLive(Batch batch) {
        batch.demand(
                change -> change.record().deletedAt() == null,
                change -> new CrmException(
                        StandardError.RECORD_DELETED, change.id().toString()));
    }

    /** Refuses records that have changed since the caller read them; 412 {@code stale-version}. */
    static void checkVersions(Batch batch, IntFunction<@Nullable Long> known) {
        batch.demand(
                change -> {
                    Long version = known.apply(change.position());
                    return version == null || version == change.record().version();
                },
                change -> new CrmException(
                        StandardError.STALE_VERSION, change.record().version()));
    }
}
