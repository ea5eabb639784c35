package org.kartera.records;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.StoredEntry;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one door of all channels to all records, on behalf of the current caller. A service. {@link org.kartera.platform.record.Records} is the same for
 * modules.
 */
@ProviderType
public interface RecordGateway {
    /**
     * Does {@code mutations}, all of one kind, in one batch and one transaction.
     *
     * @param atomic all or nothing: the first refusal is thrown; else each has its own outcome, and those that are not refused are done
     * @return one outcome each, in their order
     */
    List<Outcome> write(String entity, List<? extends Mutation> mutations, boolean atomic);

    /** A page of records. */
    Page query(Query query);

    /**
     * One record, in use or in the recycle bin; {@code fields} empty: all that may be read. 404 {@code no-such-record} also for what the caller may not see.
     */
    Row read(String entity, UUID id, List<String> fields, List<String> include);

    /** Totals. */
    List<Group> groups(GroupQuery query);

    /** What happened to a record, newest first, older than {@code before}; whoever may read the record may read it. */
    List<StoredEntry> timeline(String entity, UUID id, @Nullable String before, int limit);

    /** Who refers to a record, by record type and field name ({@code pipeline.deal/company}), with how many. */
    Map<String, Long> references(String entity, UUID id);
}
