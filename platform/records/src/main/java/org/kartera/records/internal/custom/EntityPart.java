package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.configuration.Refusal;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.EntityDefinition;
import org.kartera.records.custom.Origin;
import org.kartera.records.internal.configuration.Canonical;
import org.kartera.records.metadata.TitlePattern;
import org.kartera.records.metadata.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Custom record types in configuration packages, without their fields: {@code custom.vehicle}, each as its definition. */
@Component(service = ConfigurationPart.class)
public final class EntityPart implements ConfigurationPart {
    static final String NAME = "entities";

    private static final List<String> NAMING_FIELDS = List.of("title", "order");
    private static final Set<String> MEMBERS = Set.of("label", "plural", "icon", "title", "traits", "order");

    private final CustomCatalogue catalogue;
    private final CustomEntities entities;
    private final StoredProspects prospects;
    private final Callers callers;

    @Activate
    public EntityPart(
            @Reference CustomCatalogue catalogue,
            @Reference CustomEntities entities,
            @Reference StoredProspects prospects,
            @Reference Callers callers) {
        this.catalogue = catalogue;
        this.entities = entities;
        this.prospects = prospects;
        this.callers = callers;
    }

    /** The definition in {@code content}; 422 {@code invalid-fields}. */
    static EntityDefinition definition(String key, Map<String, ? extends @Nullable Object> content) {
        List<Violation> wrong = new ArrayList<>();
        Map<String, @Nullable Object> named = new LinkedHashMap<>(content);
        named.put("name", key);
        new Members(content, "", wrong).only(MEMBERS);
        EntityDefinition definition = EntityJson.read(named, name -> false, wrong);
        if (definition.title().isEmpty()) {
            wrong.add(Violation.of("title", StandardError.REQUIRED));
        }
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
        return definition;
    }

    static Map<String, Object> content(EntityDefinition definition) {
        Map<String, Object> content = Canonical.compact(EntityJson.write(definition));
        content.remove("name");
        return content;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public List<ConfigurationItem> items() {
        return catalogue.entities().all().stream()
                .filter(entity -> entity.state() == CustomState.ACTIVE || entity.state() == CustomState.RETIRED)
                .map(entity -> new ConfigurationItem(
                        entity.name(),
                        entity.pack(),
                        false,
                        entity.state() == CustomState.RETIRED,
                        content(entity.definition())))
                .sorted(Comparator.comparing(ConfigurationItem::key))
                .toList();
    }

    @Override
    public String label(String key, Object content) {
        return new Wording.Own(definition(key, FieldContent.object(content)).plural())
                .in(callers.current().locale())
                .orElse(key);
    }

    @Override
    public Object read(String key, Object content) {
        return content(definition(key, FieldContent.object(content)));
    }

    @Override
    public Set<String> modules(String key, Object content) {
        return Set.of();
    }

    @Override
    public List<Refusal> check(ConfigurationPlan plan) {
        return prospects.rehearsed(plan).refusals().stream()
                .filter(refusal -> refusal.part().equals(NAME))
                .toList();
    }

    @Override
    public void put(ConfigurationPlan plan, ConfigurationChange change) {
        if (change.manner() != Manner.TAKE || change.after() == null) {
            return;
        }
        Map<String, Object> content = FieldContent.object(change.after());
        Optional<CustomEntity> known = catalogue.entities().find(change.key());
        if (known.isEmpty()) {
            define(plan, change.key(), content);
            return;
        } else if (known.get().state() == CustomState.RETIRED) {
            entities.restore(change.key());
        }
        Map<String, @Nullable Object> patch =
                FieldContent.patch(content(known.get().definition()), content);
        NAMING_FIELDS.forEach(patch::remove);
        change(change.key(), patch);
    }

    /** With the plain fields that the package has for it, so that it is there with one change of the tables; the others come later. */
    private void define(ConfigurationPlan plan, String name, Map<String, Object> content) {
        List<Map<String, @Nullable Object>> fields = plan.of(FieldPart.NAME, Manner.TAKE).stream()
                .filter(field -> FieldContent.entity(field.key()).equals(name) && field.after() != null)
                .filter(field -> FieldContent.rank(FieldContent.object(field.after())) == 0)
                .map(field ->
                        FieldContent.named(field.key(), FieldContent.unconditioned(FieldContent.object(field.after()))))
                .toList();
        Set<Object> names =
                fields.stream().map(field -> String.valueOf(field.get("name"))).collect(Collectors.toSet());
        Map<String, @Nullable Object> json = new LinkedHashMap<>(content);
        json.put("name", name);
        json.put("fields", fields);
        if (!names.containsAll(new TitlePattern(String.valueOf(content.get("title"))).fields())) {
            json.remove("title");
        }
        // Orders may name fields that come later; it is completed with the title.
        json.remove("order");
        entities.define(json, Origin.of(plan.pack()));
    }

    private void change(String name, Map<String, @Nullable Object> patch) {
        if (!patch.isEmpty()) {
            entities.change(name, null, patch);
        }
    }

    @Override
    public void complete(ConfigurationPlan plan, ConfigurationChange change) {
        Optional<CustomEntity> known = catalogue.entities().find(change.key());
        if (change.manner() == Manner.TAKE && change.after() != null && known.isPresent()) {
            change(
                    change.key(),
                    FieldContent.patch(content(known.get().definition()), FieldContent.object(change.after())));
        }
    }

    @Override
    public void remove(String key, String pack) {
        catalogue
                .entities()
                .find(key)
                .filter(entity -> pack.equals(entity.pack()) && entity.state() == CustomState.ACTIVE)
                .ifPresent(entity -> entities.retire(key));
    }

    @Override
    public long values(String key) {
        return entities.usage(key).rows();
    }
}
