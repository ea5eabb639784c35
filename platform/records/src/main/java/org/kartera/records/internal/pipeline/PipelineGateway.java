package org.kartera.records.internal.pipeline;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.RecordGateway;
import org.kartera.records.internal.query.RecordQueries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door of all channels: writes go into the pipeline, reads to the queries; reading that is refused is audited here. */
@Component
public final class PipelineGateway implements RecordGateway {
    private final WritePipeline pipeline;
    private final RecordQueries queries;
    private final Feed feed;
    private final Callers callers;

    @Activate
    public PipelineGateway(
            @Reference WritePipeline pipeline,
            @Reference RecordQueries queries,
            @Reference Feed feed,
            @Reference Callers callers) {
        this.pipeline = pipeline;
        this.queries = queries;
        this.feed = feed;
        this.callers = callers;
    }

    @Override
    public List<Outcome> write(String entity, List<? extends Mutation> mutations, boolean atomic) {
        return pipeline.write(entity, mutations, atomic);
    }

    @Override
    public Page query(Query query) {
        return audited(query.entity(), null, () -> queries.page(query, callers.current()));
    }

    @Override
    public Row read(String entity, UUID id, List<String> fields, List<String> include) {
        return audited(entity, id, () -> queries.read(entity, id, fields, include, callers.current()));
    }

    @Override
    public List<Group> groups(GroupQuery query) {
        return audited(query.entity(), null, () -> queries.groups(query, callers.current()));
    }

    @Override
    public List<StoredEntry> timeline(String entity, UUID id, @Nullable String before, int limit) {
        read(entity, id, List.of("id"), List.of());
        return feed.of(entity, id, before, limit);
    }

    @Override
    public Map<String, Long> references(String entity, UUID id) {
        read(entity, id, List.of("id"), List.of());
        return pipeline.references(entity, id);
    }

    private <T> T audited(String entity, @Nullable UUID record, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (CrmException e) {
            if (e.code() == StandardError.NOT_ALLOWED) {
                pipeline.refusedAccess().note(callers.current(), entity, record, "", Authorisation.READ);
            }
            throw e;
        }
    }
}
