package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Messages;
import org.kartera.platform.record.Records;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.records.metadata.Wording;
import org.kartera.web.internal.layout.Layout;
import org.kartera.web.internal.layout.LayoutReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the layouts of modules, and puts together what several say of one record type. Keeps what it has read until the metadata or the modules change. */
@Component(service = Layouts.class)
public final class Layouts {
    /** The members whose values are keys of the module's catalogue. */
    private static final Set<String> TEXTS = Set.of("label", "none");

    private static final String RECORD = "record";
    private static final List<String> CONTRIBUTED = List.of("sections", "related");

    private final MetadataSource metadata;
    private final Records records;
    private final Messages messages;
    private volatile @Nullable Read last;

    /** One module's layout of a record type, and the class in whose bundle its labels are. */
    private record Source(Class<?> origin, boolean own, Layout layout) {}

    private record Read(long generation, List<UiModule> modules, Map<String, List<Source>> byEntity) {}

    @Activate
    public Layouts(@Reference MetadataSource metadata, @Reference Records records, @Reference Messages messages) {
        this.metadata = metadata;
        this.records = records;
        this.messages = messages;
    }

    /** What is wrong with a module's screen and layouts. */
    List<String> faults(UiModule module) {
        return new ModuleScreen(module, metadata.current(), records::parse).faults();
    }

    /** The layouts of all record types that {@code caller} may read, with labels in the caller's language. */
    ObjectNode of(List<UiModule> modules, Caller caller) {
        ObjectNode layouts = JsonNodeFactory.instance.objectNode();
        read(modules).byEntity().forEach((entity, sources) -> {
            if (caller.rights().access(entity, "read") != Access.NONE) {
                layouts.set(entity, together(sources, caller));
            }
        });
        return layouts;
    }

    private Read read(List<UiModule> modules) {
        Metadata current = metadata.current();
        Read known = last;
        if (known != null
                && known.generation() == current.generation()
                && known.modules().equals(modules)) {
            return known;
        }
        LayoutReader reader = new LayoutReader(current, records::parse);
        Map<String, List<Source>> byEntity = new TreeMap<>();
        for (UiModule module : modules) {
            origin(module.name(), current)
                    .ifPresent(origin -> module.layouts().forEach((entity, file) -> {
                        Optional<EntityType> type = current.known(entity).filter(current::available);
                        if (type.isPresent()) {
                            boolean own = type.get().module().equals(module.name());
                            byEntity.computeIfAbsent(entity, none -> new ArrayList<>())
                                    .add(new Source(origin, own, reader.read(module.name(), entity, file)));
                        }
                    }));
        }
        Read now = new Read(current.generation(), modules, byEntity);
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
                        .map(FieldType::words)
                        .filter(Wording.Catalogue.class::isInstance)
                        .<Class<?>>map(words -> ((Wording.Catalogue) words).origin())
                        .findFirst());
    }

    private JsonNode together(List<Source> sources, Caller caller) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        sources.stream()
                .filter(Source::own)
                .forEach(source ->
                        whole.setAll((ObjectNode) labelled(source.layout().content(), source, caller)));
        sources.stream().filter(source -> !source.own()).forEach(source -> {
            JsonNode record = labelled(source.layout().content().path(RECORD), source, caller);
            for (String part : CONTRIBUTED) {
                if (record.path(part) instanceof ArrayNode added) {
                    whole.withObjectProperty(RECORD).withArrayProperty(part).addAll(added);
                }
            }
        });
        return whole;
    }

    /** A copy with texts in the place of keys, without lists of records that the caller may not read. */
    private JsonNode labelled(JsonNode node, Source source, Caller caller) {
        Locale locale = caller.locale();
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(member -> copy.set(
                            member.getKey(),
                            TEXTS.contains(member.getKey())
                                    ? TextNode.valueOf(messages.text(
                                            source.origin(),
                                            locale,
                                            member.getValue().asText()))
                                    : labelled(member.getValue(), source, caller)));
            return copy;
        } else if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : array) {
                String entity = item.path("entity").asText();
                if (entity.isEmpty() || caller.rights().access(entity, "read") != Access.NONE) {
                    copy.add(labelled(item, source, caller));
                }
            }
            return copy;
        }
        return node;
    }
}
