package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.RecordGateway;
import org.kartera.records.internal.query.RecordQueries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records for modules: the same pipeline and the same queries that all channels have. */
@Component
public final class PipelineRecords implements Records {
    private final WritePipeline pipeline;
    private final RecordQueries queries;
    private final RecordGateway gateway;
    private final Callers callers;

    @Activate
    public PipelineRecords(
            @Reference WritePipeline pipeline,
            @Reference RecordQueries queries,
            @Reference RecordGateway gateway,
            @Reference Callers callers) {
        this.pipeline = pipeline;
        this.queries = queries;
        this.gateway = gateway;
        this.callers = callers;
    }

    @Override
    public <T extends CrmRecord> T find(Class<T> type, UUID id) {
        String entity = nameOf(type);
        CrmRecord found = pipeline.find(entity, List.of(id)).get(id);
        if (found == null) {
            throw new CrmException(StandardError.NO_SUCH_RECORD, entity, id.toString());
        }
        return type.cast(found);
    }

    @Override
    public <T extends CrmRecord> List<T> find(Class<T> type, Query query) {
        String entity = nameOf(type);
        if (!query.entity().equals(entity)) {
            throw new IllegalArgumentException("a query of " + query.entity() + " gives no " + entity);
        }
        List<UUID> ids = queries.ids(query, callers.current());
        Map<UUID, CrmRecord> found = pipeline.find(entity, ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(type::cast)
                .toList();
    }

    @Override
    public <T extends CrmRecord> void create(List<T> records) {
        byType(records).forEach(pipeline::create);
    }

    @Override
    public <T extends CrmRecord> void update(List<T> records) {
        byType(records).forEach(pipeline::update);
    }

    private static Map<String, List<CrmRecord>> byType(List<? extends CrmRecord> records) {
        Map<String, List<CrmRecord>> types = new LinkedHashMap<>();
        records.forEach(record -> types.computeIfAbsent(nameOf(record.getClass()), name -> new ArrayList<>())
                .add(record));
        return types;
    }

    private static String nameOf(Class<?> type) {
        RecordType declared = type.getAnnotation(RecordType.class);
        if (declared == null) {
            throw new IllegalArgumentException(type.getName() + " is no record type");
        }
        return declared.name();
    }

    @Override
    public UUID create(String entity, Map<String, ?> values) {
        return done(pipeline.write(entity, List.of(new Mutation.Create(copy(values))), true))
                .id();
    }

    @Override
    public void update(Ref ref, Map<String, ?> values) {
        pipeline.write(ref.entity(), List.of(new Mutation.Update(ref.id(), null, copy(values))), true);
    }

    @Override
    public void delete(List<Ref> refs) {
        Map<String, List<Mutation>> types = new LinkedHashMap<>();
        refs.forEach(ref -> types.computeIfAbsent(ref.entity(), entity -> new ArrayList<>())
                .add(new Mutation.Delete(ref.id(), null)));
        types.forEach((entity, mutations) -> pipeline.write(entity, mutations, true));
    }

    @Override
    public void act(Ref ref, String action, Map<String, ?> arguments) {
        pipeline.write(ref.entity(), List.of(new Mutation.Act(ref.id(), null, action, copy(arguments))), true);
    }

    private static Map<String, @Nullable Object> copy(Map<String, ?> values) {
        return new LinkedHashMap<>(values);
    }

    private static Outcome.Done done(List<Outcome> outcomes) {
        if (outcomes.get(0) instanceof Outcome.Done done) {
            return done;
        }
        throw new IllegalStateException("an atomic write has neither been done nor refused");
    }

    @Override
    public Page read(Query query) {
        return gateway.query(query);
    }

    @Override
    public Row read(Ref ref) {
        return gateway.read(ref.entity(), ref.id(), List.of(), List.of());
    }

    @Override
    public List<Group> groups(GroupQuery query) {
        return gateway.groups(query);
    }

    @Override
    public Filter parse(@Nullable String rsql) {
        return queries.parse(rsql);
    }
}
