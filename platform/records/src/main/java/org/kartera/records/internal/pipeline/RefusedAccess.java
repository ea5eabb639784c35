package org.kartera.records.internal.pipeline;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;

/** Notes in the audit who was refused what. In a transaction of its own, since that of the request is rolled back. */
public final class RefusedAccess {
    static final String KIND = "refused";

    private final UnitOfWork unitOfWork;
    private final Feed feed;

    public RefusedAccess(UnitOfWork unitOfWork, Feed feed) {
        this.unitOfWork = unitOfWork;
        this.feed = feed;
    }

    /** {@code verb} was refused to {@code caller}; {@code record} is null where none is meant. */
    public void note(Caller caller, String entity, @Nullable UUID record, String title, String verb) {
        Entry entry = new Entry(
                KIND, entity, record, 0, title, null, null, null, caller, FeedEntries.json(Map.of("verb", verb)));
        if (unitOfWork.active()) {
            unitOfWork.afterCompletion(() -> feed.append(List.of(entry)));
        } else {
            feed.append(List.of(entry));
        }
    }
}
