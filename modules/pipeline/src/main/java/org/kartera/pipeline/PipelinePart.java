package org.kartera.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.configuration.Refusal;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pipelines with their stages in configuration packages, by their names. A stage that deals are in is never taken away. */
@Component(service = ConfigurationPart.class)
public class PipelinePart implements ConfigurationPart {
    private static final String NAME = "pipeline.pipelines";
    private static final String PIPELINE = "pipeline.pipeline";
    private static final String STAGE = "pipeline.stage";
    private static final String DEAL = "pipeline.deal";
    private static final List<String> FIELDS = List.of("standard", "sortOrder", "description");
    private static final List<String> OF_STAGE =
            List.of("name", "sortOrder", "status", "probability", "maximumAge", "colour");

    private final Records records;

    @Activate
    public PipelinePart(@Reference Records records) {
        this.records = records;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int place() {
        return 100;
    }

    @Override
    public boolean layered() {
        return false;
    }

    @Override
    public List<ConfigurationItem> items() {
        List<ConfigurationItem> items = new ArrayList<>();
        for (Row pipeline : pipelines()) {
            List<Row> stages = stages(pipeline.id());
            // Stages of one name could not be told apart.
            boolean clear = stages.stream().map(Row::title).distinct().count() == stages.size();
            if (clear) {
                items.add(new ConfigurationItem(pipeline.title(), null, false, false, content(pipeline, stages)));
            }
        }
        return items;
    }

    private List<Row> pipelines() {
        return rows(Query.of(PIPELINE).fields(FIELDS.toArray(String[]::new)).sort("name"));
    }

    private List<Row> stages(UUID pipeline) {
        return rows(Query.of(STAGE)
                .fields(OF_STAGE.toArray(String[]::new))
                .where(Filter.is("pipeline", Ref.to(PIPELINE, pipeline)))
                .sort("sortOrder", "name"));
    }

    private List<Row> rows(Query query) {
        return records.read(query.limit(Query.MAX_LIMIT)).items();
    }

    private static Object content(Row pipeline, List<Row> stages) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        FIELDS.forEach(field -> content.put(field, plain(pipeline.value(field))));
        content.put("stages", stages.stream().map(PipelinePart::content).toList());
        return new PipelineContent().read(pipeline.title(), content);
    }

    private static Map<String, @Nullable Object> content(Row stage) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        OF_STAGE.forEach(field -> content.put(field, plain(stage.value(field))));
        return content;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof DealStatus status ? status.name().toLowerCase(Locale.ROOT) : value;
    }

    @Override
    public String label(String key, Object content) {
        return key;
    }

    @Override
    public Object read(String key, Object content) {
        return new PipelineContent().read(key, content);
    }

    @Override
    public Set<String> modules(String key, Object content) {
        return Set.of("pipeline");
    }

    @Override
    public List<Refusal> check(ConfigurationPlan plan) {
        List<Refusal> refusals = new ArrayList<>();
        for (ConfigurationChange change : plan.of(NAME, Manner.TAKE)) {
            find(change.key())
                    .ifPresent(pipeline -> gone(pipeline, wanted(change)).stream()
                            .filter(stage -> used("stage", Ref.to(STAGE, stage.id())))
                            .forEach(stage -> refusals.add(new Refusal(
                                    NAME, change.key(), PipelineError.STAGE_IN_USE, List.of(stage.title())))));
        }
        return refusals;
    }

    private Optional<Row> find(String name) {
        return pipelines().stream().filter(row -> row.title().equals(name)).findFirst();
    }

    /** The stages that are wanted no more. */
    private List<Row> gone(Row pipeline, List<Map<?, ?>> wanted) {
        Set<String> names =
                wanted.stream().map(stage -> String.valueOf(stage.get("name"))).collect(Collectors.toSet());
        return stages(pipeline.id()).stream()
                .filter(stage -> !names.contains(stage.title()))
                .toList();
    }

    private boolean used(String field, Ref ref) {
        Page deals = records.read(Query.of(DEAL).where(Filter.is(field, ref)).limit(1));
        return !deals.items().isEmpty();
    }

    private static List<Map<?, ?>> wanted(ConfigurationChange change) {
        List<Map<?, ?>> wanted = new ArrayList<>();
        if (change.after() instanceof Map<?, ?> content && content.get("stages") instanceof List<?> stages) {
            stages.forEach(stage -> wanted.add((Map<?, ?>) stage));
        }
        return wanted;
    }

    @Override
    public void put(ConfigurationPlan plan, ConfigurationChange change) {
        if (change.manner() != Manner.TAKE || !(change.after() instanceof Map<?, ?> content)) {
            return;
        }
        Map<String, @Nullable Object> values = values(content, FIELDS, Map.of("standard", false, "sortOrder", 0));
        Optional<Row> known = find(change.key());
        Ref pipeline;
        if (known.isPresent()) {
            pipeline = Ref.to(PIPELINE, known.get().id());
            records.update(pipeline, values);
        } else {
            values.put("name", change.key());
            pipeline = Ref.to(PIPELINE, records.create(PIPELINE, values));
        }
        put(pipeline, wanted(change));
        known.ifPresent(row -> records.delete(gone(row, wanted(change)).stream()
                .map(stage -> Ref.to(STAGE, stage.id()))
                .toList()));
    }

    private void put(Ref pipeline, List<Map<?, ?>> wanted) {
        Map<String, UUID> known = new HashMap<>();
        stages(pipeline.id()).forEach(stage -> known.put(stage.title(), stage.id()));
        for (Map<?, ?> stage : wanted) {
            Map<String, @Nullable Object> values =
                    values(stage, OF_STAGE, Map.of("sortOrder", 0, "status", "open", "probability", 0));
            UUID id = known.get(String.valueOf(stage.get("name")));
            if (id == null) {
                values.put("pipeline", pipeline.id().toString());
                records.create(STAGE, values);
            } else {
                records.update(Ref.to(STAGE, id), values);
            }
        }
    }

    /** All fields, with what is meant where the content says nothing. */
    private static Map<String, @Nullable Object> values(
            Map<?, ?> content, List<String> fields, Map<String, Object> otherwise) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        fields.forEach(
                field -> values.put(field, content.containsKey(field) ? content.get(field) : otherwise.get(field)));
        return values;
    }

    @Override
    public void remove(String key, String pack) {
        find(key)
                .filter(pipeline -> !Boolean.TRUE.equals(pipeline.value("standard")))
                .map(pipeline -> Ref.to(PIPELINE, pipeline.id()))
                .filter(pipeline -> !used("pipeline", pipeline))
                .ifPresent(pipeline -> records.delete(List.of(pipeline)));
    }
}
