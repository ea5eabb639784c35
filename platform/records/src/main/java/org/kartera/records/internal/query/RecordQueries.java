package org.kartera.records.internal.query;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Database;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Installation;
import org.kartera.platform.Messages;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.records.RecordFiles;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The read side. Everything is on behalf of the caller given: 403 {@code not-allowed} where nothing of a record type may be read, and what may not be
 * seen is not there. Reads in the thread's transaction where there is one, with all that it has changed. For any thread.
 */
@Component(service = RecordQueries.class)
public final class RecordQueries {
    private final FilterParser parser = new FilterParser();
    private final Session session;
    private final RecordLookup records;
    private final PageReader pages;
    private final GroupReader groups;

    @Activate
    public RecordQueries(
            @Reference MetadataSource metadata,
            @Reference UnitOfWork unitOfWork,
            @Reference Database database,
            @Reference Installation installation,
            @Reference Messages messages) {
        this(
                metadata,
                unitOfWork,
                new QuerySettings(
                        database.dialect(),
                        installation::currency,
                        new Labels(messages),
                        Clock.systemUTC(),
                        database.queryTimeout()),
                new CursorKey(unitOfWork));
    }

    /** {@code cursorKey} gives the installation's key for signing cursors. */
    public RecordQueries(
            MetadataSource metadata, UnitOfWork unitOfWork, QuerySettings settings, Supplier<byte[]> cursorKey) {
        this.session = new Session(metadata, unitOfWork, settings);
        this.records = new RecordLookup(session);
        this.pages = new PageReader(session, records, new Cursors(cursorKey));
        this.groups = new GroupReader(session, records, settings.labels());
    }

    /** Sets who knows the files that records refer to. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setFiles(RecordFiles files) {
        session.knownFiles().set(files);
    }

    /** Takes it away again. */
    public void unsetFiles(RecordFiles files) {
        session.knownFiles().compareAndSet(files, null);
    }

    /** A page of records. */
    public Page page(Query query, Caller caller) {
        return pages.page(query, caller);
    }

    /** The ids of a page, in its order; fields, include and count are ignored. */
    public List<UUID> ids(Query query, Caller caller) {
        return pages.ids(query, caller);
    }

    /** One record, in use or in the recycle bin, with {@code deletedAt}; {@code fields} empty: all that may be read. 404 {@code no-such-record}. */
    public Row read(String entity, UUID id, List<String> fields, List<String> include, Caller caller) {
        return records.read(entity, id, fields, include, caller);
    }

    /** Totals. */
    public List<Group> groups(GroupQuery query, Caller caller) {
        return groups.groups(query, caller);
    }

    /** Titles of those that are in use, of a module that is there, and visible to the caller. */
    public Map<Ref, String> titles(Collection<Ref> refs, Caller caller) {
        Map<UUID, String> found = records.titles(refs, caller);
        Map<Ref, String> titles = new HashMap<>();
        for (Ref ref : refs) {
            String title = found.get(ref.id());
            if (title != null) {
                titles.put(ref, title);
            }
        }
        return titles;
    }

    /** Reads roll-ups; {@code zone} is that in which their filters mean days. */
    public RollUpReader rollUps(Supplier<ZoneId> zone) {
        return new RollUpReader(session, zone);
    }

    /** Parses RSQL; 400 {@code malformed-filter}, {@code filter-too-complex}. */
    public Filter parse(@Nullable String rsql) {
        return parser.parse(rsql);
    }
}
