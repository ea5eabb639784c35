package org.kartera.records.internal.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Trait;
import org.kartera.records.internal.metadata.Accessors;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldDetails;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Columns;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.TitlePattern;
import org.kartera.records.metadata.Wording;

/**
 * Record types as JSON, so that their tables and references are known while their module is away: on-delete policies, counts before a purge, exports. What
 * comes back has {@link CrmRecord} as its class, texts for enum constants, no actions, and accessors that refuse.
 */
final class KnownEntities {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KnownEntities() {}

    static String write(List<EntityType> types) {
        ArrayNode all = JSON.createArrayNode();
        for (EntityType type : types) {
            ObjectNode node = all.addObject();
            node.put("name", type.name());
            node.put("title", type.title().toString());
            node.put("icon", type.icon());
            type.order().forEach(key -> node.withArray("/order").add(key));
            type.traits().forEach(trait -> node.withArray("/traits").add(trait.name()));
            type.fields().forEach(field -> write(node.withArray("/fields").addObject(), field));
        }
        return all.toString();
    }

    private static void write(ObjectNode node, FieldType field) {
        node.put("name", field.name());
        node.put("kind", field.kind().name());
        node.put("multiple", field.multiple());
        node.put("large", field.javaType() == Long.class);
        node.put("length", field.length());
        node.put("onDelete", field.onDelete().name());
        node.put("column", field.columns().value());
        node.put("second", field.columns().second());
        node.put("folded", field.columns().folded());
        field.flags().forEach(flag -> node.withArray("/flags").add(flag.name()));
        field.places().forEach(place -> node.withArray("/places").add(place.name()));
        field.refs().forEach(ref -> node.withArray("/refs").add(ref));
        field.choices().forEach(choice -> node.withArray("/choices").add(choice.value()));
    }

    /** {@code json} as {@link #write} made it; empty text gives none. */
    static List<EntityType> read(String json) {
        if (json.isEmpty()) {
            return List.of();
        }
        try {
            List<EntityType> types = new ArrayList<>();
            JSON.readTree(json).forEach(node -> types.add(entity(node)));
            return types;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is known of a module is no JSON", e);
        }
    }

    private static EntityType entity(JsonNode node) {
        List<FieldType> fields = new ArrayList<>();
        node.path("fields").forEach(field -> fields.add(field(field)));
        return new EntityType(
                node.path("name").asText(),
                CrmRecord.class,
                new TitlePattern(node.path("title").asText()),
                node.path("icon").asText(),
                texts(node.path("order")),
                constants(node.path("traits"), Trait.class),
                fields,
                List.of());
    }

    private static FieldType field(JsonNode node) {
        FieldKind kind = FieldKind.valueOf(node.path("kind").asText());
        return new FieldType(
                node.path("name").asText(),
                kind,
                node.path("multiple").asBoolean(),
                javaType(kind, node.path("large").asBoolean()),
                constants(node.path("flags"), Flag.class),
                constants(node.path("places"), Place.class),
                node.path("length").asInt(),
                null,
                null,
                null,
                null,
                texts(node.path("choices")).stream()
                        .map(name -> new Choice(name, null))
                        .toList(),
                texts(node.path("refs")),
                OnDelete.valueOf(node.path("onDelete").asText()),
                new Columns(node.path("column").asText(), text(node.get("second")), text(node.get("folded"))),
                Accessors.none(),
                new Wording.Catalogue(CrmRecord.class),
                FieldDetails.NONE);
    }

    /** Only what tells columns and values apart; a choice is text without its enum. */
    private static Class<?> javaType(FieldKind kind, boolean large) {
        return switch (kind) {
            case INTEGER -> large ? Long.class : Integer.class;
            case RATING -> Integer.class;
            case REF, REFS, ANY_REF, FILE, IMAGE -> Ref.class;
            default -> String.class;
        };
    }

    private static <E extends Enum<E>> Set<E> constants(JsonNode names, Class<E> type) {
        Set<E> found = EnumSet.noneOf(type);
        names.forEach(name -> found.add(Enum.valueOf(type, name.asText())));
        return found;
    }

    private static List<String> texts(JsonNode array) {
        List<String> found = new ArrayList<>();
        array.forEach(node -> found.add(node.asText()));
        return found;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.asText();
    }
}
