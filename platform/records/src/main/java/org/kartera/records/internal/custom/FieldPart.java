package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.Messages;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.configuration.Refusal;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.Customisation;
import org.kartera.records.custom.Origin;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.records.metadata.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Custom fields in configuration packages: {@code pipeline.deal.budget}, each as its definition. */
@Component(service = ConfigurationPart.class)
public final class FieldPart implements ConfigurationPart {
    static final String NAME = "fields";

    private static final Comparator<ConfigurationItem> ORDER = Comparator.comparing(
                    (ConfigurationItem item) -> FieldContent.entity(item.key()))
            .thenComparing(item -> FieldContent.rank(FieldContent.object(item.content())))
            .thenComparing(item -> FieldContent.computed(FieldContent.object(item.content())) ? item.key() : "");

    private final CustomCatalogue catalogue;
    private final Customisation customisation;
    private final StoredProspects prospects;
    private final MetadataSource metadata;
    private final Labels labels;
    private final Callers callers;

    @Activate
    public FieldPart(
            @Reference CustomCatalogue catalogue,
            @Reference Customisation customisation,
            @Reference StoredProspects prospects,
            @Reference MetadataSource metadata,
            @Reference Messages messages,
            @Reference Callers callers) {
        this.catalogue = catalogue;
        this.customisation = customisation;
        this.prospects = prospects;
        this.metadata = metadata;
        this.labels = new Labels(messages);
        this.callers = callers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public List<ConfigurationItem> items() {
        List<ConfigurationItem> items = new ArrayList<>();
        for (CustomField field : catalogue.all()) {
            boolean settled = field.state() == CustomState.ACTIVE || field.state() == CustomState.RETIRED;
            // A field that gave way to a module's has a name that no other installation would take.
            if (settled && Names.FIELD.matcher(field.name()).matches()) {
                items.add(new ConfigurationItem(
                        FieldContent.key(field.entity(), field.name()),
                        field.pack(),
                        false,
                        field.state() == CustomState.RETIRED,
                        FieldContent.of(field.definition())));
            }
        }
        items.sort(ORDER);
        return items;
    }

    @Override
    public String label(String key, Object content) {
        String entity = FieldContent.entity(key);
        String words = new Wording.Own(FieldContent.definition(key, FieldContent.object(content))
                        .label())
                .in(callers.current().locale())
                .orElse(FieldContent.name(key));
        return metadata.current()
                .known(entity)
                .map(type ->
                        words + " (" + labels.entity(type, callers.current().locale()) + ")")
                .orElse(words + " (" + entity + ")");
    }

    @Override
    public Object read(String key, Object content) {
        return FieldContent.of(FieldContent.definition(key, FieldContent.object(content)));
    }

    @Override
    public Set<String> modules(String key, Object content) {
        Set<String> modules = new TreeSet<>();
        FieldContent.entities(key, FieldContent.definition(key, FieldContent.object(content))).stream()
                .filter(entity -> entity.indexOf('.') > 0)
                .map(CustomCatalogue::module)
                .filter(module -> !module.equals(CustomEntities.MODULE))
                .forEach(modules::add);
        return modules;
    }

    @Override
    public List<Refusal> check(ConfigurationPlan plan) {
        return prospects.rehearsed(plan).refusals().stream()
                .filter(refusal -> refusal.part().equals(NAME))
                .toList();
    }

    @Override
    public List<ConfigurationChange> inOrder(ConfigurationPlan plan) {
        return prospects.rehearsed(plan).order();
    }

    @Override
    public void put(ConfigurationPlan plan, ConfigurationChange change) {
        if (change.manner() == Manner.TAKE && change.after() != null) {
            Map<String, Object> content = FieldContent.object(change.after());
            put(plan.pack(), change.key(), FieldContent.unconditioned(content));
        }
    }

    private void put(String pack, String key, Map<String, @Nullable Object> content) {
        String entity = FieldContent.entity(key);
        String name = FieldContent.name(key);
        CustomField known = find(entity, name);
        if (known == null) {
            customisation.add(entity, FieldContent.named(key, content), Origin.of(pack));
            return;
        } else if (known.state() == CustomState.RETIRED) {
            customisation.restore(entity, name);
        }
        Map<String, @Nullable Object> patch =
                FieldContent.patch(FieldContent.unconditioned(FieldContent.of(known.definition())), content);
        if (!patch.isEmpty()) {
            customisation.change(entity, name, null, patch);
        }
    }

    private @Nullable CustomField find(String entity, String name) {
        return catalogue.all(entity).stream()
                .filter(field ->
                        field.state() != CustomState.DELETED && field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void complete(ConfigurationPlan plan, ConfigurationChange change) {
        String entity = FieldContent.entity(change.key());
        String name = FieldContent.name(change.key());
        CustomField known = find(entity, name);
        if (change.manner() == Manner.TAKE && change.after() != null && known != null) {
            Map<String, @Nullable Object> patch =
                    FieldContent.patch(FieldContent.of(known.definition()), FieldContent.object(change.after()));
            if (!patch.isEmpty()) {
                customisation.change(entity, name, null, patch);
            }
        }
    }

    @Override
    public void remove(String key, String pack) {
        CustomField known = find(FieldContent.entity(key), FieldContent.name(key));
        boolean alone = catalogue
                .entities()
                .find(FieldContent.entity(key))
                .filter(entity -> entity.state() == CustomState.RETIRED)
                .isEmpty();
        // The fields of a record type that goes with the package go with it.
        if (known != null && alone && pack.equals(known.pack()) && known.state() == CustomState.ACTIVE) {
            customisation.retire(known.entity(), known.name());
        }
    }

    @Override
    public long values(String key) {
        return customisation
                .usage(FieldContent.entity(key), FieldContent.name(key))
                .rows();
    }
}
