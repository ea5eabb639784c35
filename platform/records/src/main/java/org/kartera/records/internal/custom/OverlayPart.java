package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.configuration.Refusal;
import org.kartera.records.configuration.Prospects;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.Layer;
import org.kartera.records.custom.Origin;
import org.kartera.records.custom.Overlay;
import org.kartera.records.internal.configuration.Canonical;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is changed of the fields and record types of modules, in configuration packages: {@code pipeline.deal/stage} and {@code pipeline.deal}, each as the parts
 * that are laid over what the module says. A package's lie in the layer of packages, below an administrator's.
 */
@Component(service = ConfigurationPart.class)
public final class OverlayPart implements ConfigurationPart {
    static final String NAME = "overlays";

    private final StoredOverlays overlays;
    private final Prospects prospects;
    private final MetadataSource metadata;
    private final Labels labels;
    private final Callers callers;

    @Activate
    public OverlayPart(
            @Reference StoredOverlays overlays,
            @Reference Prospects prospects,
            @Reference MetadataSource metadata,
            @Reference Messages messages,
            @Reference Callers callers) {
        this.overlays = overlays;
        this.prospects = prospects;
        this.metadata = metadata;
        this.labels = new Labels(messages);
        this.callers = callers;
    }

    /** Which field of which record type is meant, or the record type itself. */
    private record Target(String entity, @Nullable String field) {
        /** 422 {@code invalid-fields} for what names no field and no record type. */
        static Target of(String key) {
            int slash = key.indexOf('/');
            String entity = slash < 0 ? key : key.substring(0, slash);
            if (entity.indexOf('.') < 1 || slash == key.length() - 1) {
                throw CrmException.invalid(NAME, StandardError.WRONG_FORMAT);
            }
            return new Target(entity, slash < 0 ? null : key.substring(slash + 1));
        }

        static Target of(Overlay overlay) {
            return new Target(overlay.entity(), overlay.field());
        }

        String key() {
            return field == null ? entity : entity + "/" + field;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** After the fields that administrators made, which conditions may name. */
    @Override
    public int place() {
        return 25;
    }

    @Override
    public List<ConfigurationItem> items() {
        Map<String, List<Overlay>> layers = new TreeMap<>();
        overlays.all()
                .forEach(overlay -> layers.computeIfAbsent(Target.of(overlay).key(), key -> new ArrayList<>())
                        .add(overlay));
        return layers.entrySet().stream()
                .map(layer -> item(layer.getKey(), layer.getValue()))
                .toList();
    }

    private static ConfigurationItem item(String key, List<Overlay> layers) {
        Map<String, @Nullable Object> below = parts(layers, Layer.PACKAGE);
        Map<String, @Nullable Object> above = parts(layers, Layer.ADMIN);
        String pack = layers.stream()
                .filter(overlay -> overlay.layer() == Layer.PACKAGE)
                .map(Overlay::pack)
                .findFirst()
                .orElse(null);
        boolean overlaid = pack != null && !above.isEmpty();
        return new ConfigurationItem(key, pack, overlaid, false, content(DefinitionJson.merged(below, above)));
    }

    private static Map<String, @Nullable Object> parts(List<Overlay> layers, Layer layer) {
        return layers.stream()
                .filter(overlay -> overlay.layer() == layer)
                .map(Overlay::parts)
                .findFirst()
                .orElse(Map.of());
    }

    /** The parts that say something; no part is left out for being false, since a module's may be true. */
    private static Map<String, Object> content(Map<String, @Nullable Object> parts) {
        Map<String, Object> content = new LinkedHashMap<>();
        OverlayDraft.different(parts, Map.of()).forEach((name, value) -> {
            if (value != null) {
                content.put(
                        name,
                        name.equals(OverlayParts.CHOICES)
                                ? DefinitionJson.objects(value).stream()
                                        .map(Canonical::compact)
                                        .toList()
                                : value);
            }
        });
        return content;
    }

    @Override
    public String label(String key, Object content) {
        Target target = Target.of(key);
        Locale locale = callers.current().locale();
        EntityType type = metadata.current().known(target.entity()).orElse(null);
        if (type == null) {
            return key;
        }
        String entity = labels.entity(type, locale);
        FieldType field = target.field() == null ? null : type.field(target.field());
        return field == null
                ? target.field() == null ? entity : target.field() + " (" + entity + ")"
                : labels.field(type, field, locale) + " (" + entity + ")";
    }

    @Override
    public Object read(String key, Object content) {
        Target.of(key);
        if (!(content instanceof Map<?, ?>)) {
            throw CrmException.invalid("", StandardError.WRONG_TYPE, "object");
        }
        Map<String, @Nullable Object> parts = DefinitionJson.object(content);
        List<Violation> wrong = new ArrayList<>();
        OverlayParts.read(parts, wrong);
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
        return content(parts);
    }

    @Override
    public Set<String> modules(String key, Object content) {
        Target target = Target.of(key);
        Set<String> modules = new TreeSet<>();
        modules.add(CustomCatalogue.module(target.entity()));
        if (target.field() != null && target.field().indexOf('.') > 0) {
            modules.add(CustomCatalogue.module(target.field()));
        }
        modules.remove(CustomEntities.MODULE);
        return modules;
    }

    @Override
    public List<Refusal> check(ConfigurationPlan plan) {
        List<ConfigurationChange> changes = Stream.of(Manner.TAKE, Manner.BENEATH)
                .flatMap(manner -> plan.of(NAME, manner).stream())
                .filter(change -> change.after() != null)
                .toList();
        if (changes.isEmpty()) {
            return List.of();
        }
        Metadata after = prospects.after(plan);
        List<Refusal> refusals = new ArrayList<>();
        for (ConfigurationChange change : changes) {
            Target target = Target.of(change.key());
            try {
                overlays.check(
                        target.entity(), target.field(), DefinitionJson.object(change.after()), Layer.PACKAGE, after);
            } catch (CrmException refused) {
                refusals.addAll(Refusal.of(NAME, change.key(), refused).toList());
            }
        }
        return refusals;
    }

    @Override
    public void put(ConfigurationPlan plan, ConfigurationChange change) {
        if (change.after() == null) {
            remove(change.key(), plan.pack());
            return;
        }
        Target target = Target.of(change.key());
        Map<String, @Nullable Object> patch = FieldContent.patch(said(target), DefinitionJson.object(change.after()));
        overlays.change(target.entity(), target.field(), null, patch, Origin.of(plan.pack()));
        if (change.manner() == Manner.TAKE) {
            overlays.revert(target.entity(), target.field(), null, Origin.ADMIN);
        }
    }

    /** What the layer of packages says. */
    private Map<String, @Nullable Object> said(Target target) {
        return layer(target, Layer.PACKAGE).map(Overlay::parts).findFirst().orElse(Map.of());
    }

    private Stream<Overlay> layer(Target target, Layer layer) {
        return overlays.all().stream()
                .filter(overlay ->
                        overlay.layer() == layer && Target.of(overlay).equals(target));
    }

    @Override
    public void remove(String key, String pack) {
        Target target = Target.of(key);
        if (layer(target, Layer.PACKAGE).anyMatch(overlay -> Objects.equals(overlay.pack(), pack))) {
            overlays.revert(target.entity(), target.field(), null, Origin.of(pack));
        }
    }
}
