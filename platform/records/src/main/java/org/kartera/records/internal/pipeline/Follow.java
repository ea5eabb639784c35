package org.kartera.records.internal.pipeline;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.kartera.records.internal.computed.ComputationCache;
import org.kartera.records.internal.computed.Consequences;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;

/** What is kept of rows elsewhere, and follows when they are written: totals of boards, and values computed from other records. */
final class Follow {
    private final TotalDeltas totals;
    private final Consequences consequences;

    /** {@code metadata} gives that of this moment, so that what was added meanwhile is followed too. */
    Follow(Sql sql, ComputationCache computations, Supplier<Metadata> metadata) {
        this.totals = new TotalDeltas(sql);
        this.consequences = new Consequences(sql, () -> computations.of(metadata.get()));
    }

    /** New and changed records were stored. */
    void saved(EntityPlan plan, List<PendingChange> changes) {
        totals.saved(plan, changes);
        consequences.saved(
                plan.type(), changes.stream().map(ComputedChange::new).toList());
    }

    /** Records are about to go to the recycle bin. */
    void leave(EntityType type, List<UUID> records) {
        totals.leave(type, records);
        consequences.moved(type, records);
    }

    /** Records are about to come out of it. */
    void enter(EntityType type, List<UUID> records) {
        totals.enter(type, records);
        consequences.moved(type, records);
    }

    /** The reference {@code field} of records is about to be emptied. */
    void clear(EntityType type, FieldType field, List<UUID> records) {
        totals.clear(type, field, records);
        consequences.cleared(type, field, records);
    }
}
