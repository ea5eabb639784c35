package org.kartera.web.internal.layout;

import static org.kartera.platform.record.FieldKind.CHOICE;
import static org.kartera.platform.record.FieldKind.DATE;
import static org.kartera.platform.record.FieldKind.DATE_TIME;
import static org.kartera.platform.record.FieldKind.DECIMAL;
import static org.kartera.platform.record.FieldKind.INTEGER;
import static org.kartera.platform.record.FieldKind.MONEY;
import static org.kartera.platform.record.FieldKind.REF;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Filter;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;

/**
 * Reads the layouts that modules ship and people make, and takes of them what fits the record types as they are at this moment. Of another module's record type a module
 * may add sections and related lists to the record, and nothing else.
 */
public final class LayoutReader {
    /** Where a module has its layouts, one {@code <entity>.json} for each. */
    public static final String FOLDER = "layouts/";

    /** How records can be shown side by side. */
    public static final List<String> ARRANGEMENTS = List.of("list", "board", "calendar", "map");

    /** What a layout consists of, each of which can be arranged for itself. */
    public static final List<String> PARTS = List.of("list", "views", "record", "card", "quickCreate", "board", "home");

    /** Widths of columns, in CSS pixels. */
    private static final int NARROWEST = 40;

    private static final int WIDEST = 1_200;

    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final Set<FieldKind> COLUMNS_OF_BOARDS = Set.of(CHOICE, REF);
    private static final Set<FieldKind> ARRANGED_BY = Set.of(CHOICE, REF, DATE, DATE_TIME, FieldKind.GEO_POINT);
    private static final Set<FieldKind> AMOUNTS = Set.of(MONEY, DECIMAL, INTEGER);
    private static final Set<FieldKind> DAYS = Set.of(DATE, DATE_TIME);

    private final Metadata metadata;
    private final Function<String, Filter> filters;

    /** {@code filters} parses RSQL. */
    public LayoutReader(Metadata metadata, Function<String, Filter> filters) {
        this.metadata = metadata;
        this.filters = filters;
    }

    /** The layout that {@code module} has for {@code entity}; empty content where nothing in it is good. */
    public Layout read(String module, String entity, byte[] file) {
        List<String> faults = new ArrayList<>();
        Set<String> labels = new LinkedHashSet<>();
        ObjectNode content = JSON.createObjectNode();
        Optional<EntityType> type = metadata.known(entity);
        try {
            JsonNode given = JSON.readTree(file);
            if (type.isEmpty()) {
                faults.add("there is no record type " + entity);
            } else if (given != null
                    && layout(type.get(), module, labels).accept(given, "", faults) instanceof ObjectNode accepted) {
                content = accepted;
            }
        } catch (JsonProcessingException e) {
            faults.add("it is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            faults.add("it cannot be read: " + e.getMessage());
        }
        return new Layout(entity, content, labels, faults);
    }

    /**
     * What is good of {@code content}, which somebody wants for one of the {@link #PARTS} of {@code type}, whoever's it is. Its labels are
     * {@link LabelPart#words words}; {@code faults} takes what is wrong. Null where nothing is good.
     */
    public @Nullable JsonNode read(EntityType type, String part, JsonNode content, List<String> faults) {
        FieldTests tests = new FieldTests(type, metadata, filters);
        return Objects.requireNonNull(parts(tests, LabelPart.words()).get(part)).accept(content, part, faults);
    }

    private Part layout(EntityType type, String module, Set<String> labels) {
        FieldTests tests = new FieldTests(type, metadata, filters);
        Part label = LabelPart.key(labels);
        return type.module().equals(module)
                ? Part.object(parts(tests, label), Set.of())
                : Part.object(Map.of("record", record(tests, label, false)), Set.of());
    }

    private Map<String, Part> parts(FieldTests tests, Part label) {
        Part fields = fields(tests);
        return Map.of(
                "list", list(tests),
                "views", Part.listByName(view(tests, label)),
                "record", record(tests, label, true),
                "card",
                        Part.object(
                                Map.of(
                                        "fields",
                                        fields,
                                        "value",
                                        kind(tests, AMOUNTS),
                                        "due",
                                        kind(tests, DAYS),
                                        "subtitle",
                                        kind(tests, Set.of(REF))),
                                Set.of()),
                "quickCreate", Part.object(Map.of("fields", fields), Set.of("fields")),
                "board", board(tests),
                "home", home(tests, label));
    }

    private static Part list(FieldTests tests) {
        return Part.object(
                Map.of(
                        "columns",
                        fields(tests),
                        "sort",
                        Part.text(tests::sort),
                        "widths",
                        Part.named(tests::readable, Part.number(NARROWEST, WIDEST)),
                        "view",
                        Part.text(LayoutReader::key)),
                Set.of());
    }

    private static Part board(FieldTests tests) {
        return Part.object(
                Map.of(
                        "by", kind(tests, COLUMNS_OF_BOARDS),
                        "scope", kind(tests, Set.of(REF)),
                        "sum", kind(tests, AMOUNTS),
                        "weighted", kind(tests, AMOUNTS),
                        "due", kind(tests, DAYS),
                        "since", kind(tests, Set.of(DATE_TIME)),
                        "move", Part.text(tests::action),
                        "reopen", Part.text(tests::action),
                        "column", column(tests)),
                Set.of("by"));
    }

    /** Fields of the records that a column stands for. */
    private static Part column(FieldTests tests) {
        Part field = Part.text(tests::ofReferred);
        return Part.object(Map.of("order", field, "status", field, "age", field, "colour", field), Set.of());
    }

    private static Part home(FieldTests tests, Part label) {
        return Part.object(
                Map.of(
                        "numbers",
                        Part.listByName(Part.object(
                                Map.of(
                                        "name", name(),
                                        "label", label,
                                        "filter", Part.text(tests::filter),
                                        "sum", kind(tests, AMOUNTS)),
                                Set.of("name", "label"))),
                        "panels",
                        Part.listByName(Part.object(
                                Map.of(
                                        "name", name(),
                                        "label", label,
                                        "none", label,
                                        "filter", Part.text(tests::filter),
                                        "sort", Part.text(tests::sort),
                                        "fields", fields(tests)),
                                Set.of("name", "label")))),
                Set.of());
    }

    private static Part view(FieldTests tests, Part label) {
        return Part.object(
                Map.of(
                        "name", name(),
                        "label", label,
                        "layout", Part.text(LayoutReader::arrangement),
                        "filter", Part.text(tests::filter),
                        "sort", Part.text(tests::sort),
                        "columns", fields(tests),
                        "by", kind(tests, ARRANGED_BY)),
                Set.of("name", "label"));
    }

    private Part record(FieldTests tests, Part label, boolean own) {
        Map<String, Part> members = new LinkedHashMap<>();
        members.put(
                "sections",
                Part.listByName(Part.object(
                        Map.of(
                                "name", name(),
                                "label", label,
                                "fields", fields(tests),
                                "columns", Part.number(1, 2),
                                "collapsed", Part.flag()),
                        Set.of("name", "label", "fields"))));
        members.put("related", Part.list(related(label)));
        if (own) {
            members.put("hidden", fields(tests));
            members.put("stage", kind(tests, COLUMNS_OF_BOARDS));
            members.put(
                    "actions",
                    Part.list(Part.object(
                            Map.of(
                                    "name",
                                    Part.text(tests::action),
                                    "when",
                                    Part.named(tests::readable, Part.list(Part.text(any -> null)))),
                            Set.of("name"))));
        }
        return Part.object(members, Set.of());
    }

    /** A list of other records that refer to this one; left out in silence where their module is switched off. */
    private Part related(Part label) {
        return (given, path, faults) -> {
            String entity = given.path("entity").asText();
            Optional<EntityType> other = metadata.known(entity);
            if (other.isEmpty()) {
                faults.add(path + ".entity names " + entity + ", which is no record type");
                return null;
            }
            FieldTests tests = new FieldTests(other.get(), metadata, filters);
            JsonNode accepted = Part.object(
                            Map.of(
                                    "entity", Part.text(text -> null),
                                    "field", kind(tests, Set.of(REF, FieldKind.REFS, FieldKind.ANY_REF)),
                                    "label", label,
                                    "columns", fields(tests)),
                            Set.of("entity", "field", "label"))
                    .accept(given, path, faults);
            return metadata.available(other.get()) ? accepted : null;
        };
    }

    private static Part fields(FieldTests tests) {
        return Part.list(Part.text(tests::readable));
    }

    private static Part kind(FieldTests tests, Set<FieldKind> kinds) {
        return Part.text(name -> tests.ofKind(name, kinds));
    }

    private static Part name() {
        return Part.text(
                text -> text.matches("[a-z][A-Za-z0-9]{0,59}") ? null : "must be a name of letters and digits");
    }

    /** The name of a module's view, or the id of a saved one. */
    private static @Nullable String key(String text) {
        return text.matches("[A-Za-z0-9-]{1,60}") ? null : "must name a view";
    }

    private static @Nullable String arrangement(String name) {
        return ARRANGEMENTS.contains(name) ? null : "is none of " + String.join(", ", ARRANGEMENTS);
    }
}
