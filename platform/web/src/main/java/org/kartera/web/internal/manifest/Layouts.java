package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Records;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.web.internal.layout.Layout;
import org.kartera.web.internal.layout.LayoutReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the layouts of modules, and puts together what several say of one record type. Keeps what it has read until the metadata or the modules change. */
@Component(service = Layouts.class)
public final class Layouts {
    /** The members whose values are keys of a module's catalogue. */
    static final Set<String> TEXTS = Set.of("label", "none");

    private static final String RECORD = "record";
    private static final List<String> CONTRIBUTED = List.of("sections", "related");

    private final MetadataSource metadata;
    private final Records records;
    private volatile @Nullable Shipped last;

    /**
     * What the modules say at one moment.
     *
     * @param contents by record type that is available, each label as {@code <module>:<key>}
     * @param origins by module the class in whose bundle its catalogue is
     */
    record Shipped(
            Metadata metadata,
            LayoutReader reader,
            List<UiModule> modules,
            Map<String, ObjectNode> contents,
            Map<String, Class<?>> origins) {
        /** Whether it was read of these. */
        boolean at(Metadata present, List<UiModule> enabled) {
            return metadata.generation() == present.generation() && modules.equals(enabled);
        }
    }

    /** One module's layout of a record type. */
    private record Source(String module, boolean own, Layout layout) {}

    @Activate
    public Layouts(@Reference MetadataSource metadata, @Reference Records records) {
        this.metadata = metadata;
        this.records = records;
    }

    /** What is wrong with a module's screen and layouts. */
    List<String> faults(UiModule module) {
        return new ModuleScreen(module, metadata.current(), records::parse).faults();
    }

    /** What {@code modules} say; the same object as long as neither they nor the metadata have changed. */
    Shipped shipped(List<UiModule> modules) {
        Metadata current = metadata.current();
        Shipped known = last;
        if (known != null && known.at(current, modules)) {
            return known;
        }
        LayoutReader reader = new LayoutReader(current, records::parse);
        Map<String, Class<?>> origins = new HashMap<>();
        Map<String, List<Source>> byEntity = new TreeMap<>();
        for (UiModule module : modules) {
            origin(module.name(), current).ifPresent(origin -> {
                origins.put(module.name(), origin);
                module.layouts().forEach((entity, file) -> {
                    Optional<EntityType> type = current.known(entity).filter(current::available);
                    if (type.isPresent()) {
                        boolean own = type.get().module().equals(module.name());
                        byEntity.computeIfAbsent(entity, none -> new ArrayList<>())
                                .add(new Source(module.name(), own, reader.read(module.name(), entity, file)));
                    }
                });
            });
        }
        Map<String, ObjectNode> contents = new TreeMap<>();
        byEntity.forEach((entity, sources) -> {
            ObjectNode whole = together(sources);
            current.known(entity).ifPresent(type -> AddedFields.into(whole, type));
            contents.put(entity, whole);
        });
        Shipped now = new Shipped(current, reader, modules, contents, origins);
        last = now;
        return now;
    }

    /** A class of the module: that of a record type, or one that mixes fields into another's. */
    private static Optional<Class<?>> origin(String module, Metadata current) {
        return current.entities().values().stream()
                .filter(type -> type.module().equals(module))
                .<Class<?>>map(EntityType::javaType)
                .findFirst()
                .or(() -> current.entities().values().stream()
                        .flatMap(type -> type.fields().stream())
                        .filter(field -> field.name().startsWith(module + "."))
                        .flatMap(field -> field.words().catalogue().stream())
                        .findFirst());
    }

    private static ObjectNode together(List<Source> sources) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        sources.stream()
                .filter(Source::own)
                .forEach(source ->
                        whole.setAll((ObjectNode) qualified(source.layout().content(), source.module())));
        sources.stream().filter(source -> !source.own()).forEach(source -> {
            JsonNode record = qualified(source.layout().content().path(RECORD), source.module());
            for (String part : CONTRIBUTED) {
                if (record.path(part) instanceof ArrayNode added) {
                    whole.withObjectProperty(RECORD).withArrayProperty(part).addAll(added);
                }
            }
        });
        return whole;
    }

    /** A copy whose labels say in which module's catalogue they are. */
    private static JsonNode qualified(JsonNode node, String module) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(member -> copy.set(
                            member.getKey(),
                            TEXTS.contains(member.getKey())
                                    ? TextNode.valueOf(
                                            module + ":" + member.getValue().asText())
                                    : qualified(member.getValue(), module)));
            return copy;
        } else if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(qualified(item, module)));
            return copy;
        }
        return node;
    }
}
