package org.kartera.records.internal.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Change;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** Writes what was done into the feed, one entry for each record. */
final class FeedEntries {
    /** In the place of a value that nobody may read. */
    static final String HIDDEN = "***";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Feed feed;

    FeedEntries(Feed feed) {
        this.feed = feed;
    }

    void append(List<Entry> entries) {
        if (!entries.isEmpty()) {
            feed.append(entries);
        }
    }

    /** What was stored of new and changed records. */
    void saved(Batch batch, List<PendingChange> changes) {
        List<Entry> entries = new ArrayList<>(changes.size());
        for (PendingChange change : changes) {
            entries.add(entry(batch, change, changes(change)));
        }
        append(entries);
    }

    private static Entry entry(Batch batch, PendingChange change, String changes) {
        return new Entry(
                kind(change.kind()),
                batch.plan().name(),
                change.id(),
                change.record().version(),
                change.record().title(),
                change.idIn("owner"),
                change.idIn("team"),
                change.action(),
                batch.caller(),
                changes);
    }

    /** The entry of a row that no object was made of. */
    static Entry entry(
            Change.Kind kind,
            RowHead row,
            long version,
            Caller caller,
            Map<String, ? extends @Nullable Object> changes) {
        UUID owner = row.owner();
        UUID team = row.team();
        return new Entry(
                kind(kind), row.entity(), row.id(), version, row.title(), owner, team, null, caller, json(changes));
    }

    private static String kind(Change.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** {@code {"field": [before, after]}} of what differs, without what only the kernel writes or only the module sees. */
    private static String changes(PendingChange change) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (FieldType field : change.changedFields()) {
            if (!field.is(Flag.INTERNAL) && !EntityPlan.writtenByKernel(field)) {
                changes.put(
                        field.name(),
                        Arrays.asList(shown(field, change.before(field.name())), shown(field, change.value(field))));
            }
        }
        return json(changes);
    }

    static @Nullable Object shown(FieldType field, @Nullable Object value) {
        if (Values.isEmpty(value)) {
            return null;
        }
        return field.is(Flag.WRITE_ONLY) ? HIDDEN : ValueJson.plain(value);
    }

    static String json(Map<String, ? extends @Nullable Object> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
