package org.kartera.records.internal.custom;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.ConfigurationPackage;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.internal.mapping.ChangeLogText;
import org.kartera.records.internal.mapping.ColumnShape;
import org.kartera.records.internal.mapping.TableShape;
import org.kartera.records.internal.metadata.ColumnNames;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.TitlePattern;

/**
 * The change log of a package: the tables of its record types and the columns of its fields, as an installation makes them in which no column is in the way.
 * It is for people to read; columns are made by the kernel, of the definitions.
 */
public final class PackageChangeLog {
    private static final Set<String> AROUND = Set.of("databaseChangeLog", "changeSet", "comment");
    private static final Set<String> CHANGES = Set.of("createRecordTable", "addColumn");

    private PackageChangeLog() {}

    /** The change log that goes with {@code pack}. */
    public static String of(ConfigurationPackage pack) {
        StringBuilder sets = new StringBuilder();
        pack.things(EntityPart.NAME).forEach((key, content) -> {
            EntityType type = Rehearsal.type(
                    EntityPart.definition(key, FieldContent.object(content)), RecordReader.standardFields());
            sets.append(ChangeLogText.create(TableShape.of(type), "create-" + type.table()));
        });
        Map<String, List<FieldType>> fields = new TreeMap<>();
        pack.things(FieldPart.NAME).forEach((key, content) -> {
            List<FieldType> before = fields.computeIfAbsent(FieldContent.entity(key), entity -> new ArrayList<>());
            FieldType field = field(FieldContent.definition(key, FieldContent.object(content)), before);
            before.add(field);
            TableShape table = table(FieldContent.entity(key), List.of(field));
            List<ColumnShape> columns = table.columns().stream()
                    .filter(column -> table.added().contains(column.name()))
                    .toList();
            sets.append(ChangeLogText.add(table.table(), columns));
        });
        return ChangeLogText.whole(sets.toString());
    }

    private static FieldType field(FieldDefinition definition, List<FieldType> before) {
        List<String> taken = before.stream()
                .flatMap(field -> Definitions.names(field).stream())
                .toList();
        String column = Names.column(
                ColumnNames.snake(definition.name()),
                base -> Definitions.names(base, definition.stored()).stream().anyMatch(taken::contains));
        Map<String, Object> json = new LinkedHashMap<>(FieldContent.of(definition));
        json.put("name", definition.name());
        json.put("column", column);
        return CustomFieldTypes.of(DefinitionReader.read(json, new ArrayList<>()), true);
    }

    private static TableShape table(String entity, List<FieldType> fields) {
        return TableShape.of(new EntityType(
                entity, CrmRecord.class, new TitlePattern(""), "", List.of(), Set.of(), fields, List.of()));
    }

    /** Whether {@code text} says the same as the definitions of {@code pack}; 422 {@code package-change-log-differs, package-malformed}. */
    public static void check(String text, ConfigurationPackage pack) {
        Set<String> given = said(text);
        Set<String> meant = said(of(pack));
        Optional<String> first = given.stream()
                .filter(change -> !meant.contains(change))
                .findFirst()
                .or(() ->
                        meant.stream().filter(change -> !given.contains(change)).findFirst());
        first.ifPresent(change -> {
            throw new CrmException(ConfigurationError.PACKAGE_CHANGE_LOG_DIFFERS, change);
        });
    }

    /** What a change log does, change by change. */
    private static Set<String> said(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Set<String> said = new LinkedHashSet<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            String change = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    String element = xml.getLocalName();
                    if (CHANGES.contains(element)) {
                        change = element + " " + xml.getAttributeValue(null, "tableName");
                        said.add(change);
                    } else if (element.equals("column") && xml.getAttributeCount() == 2) {
                        said.add(change + ": " + xml.getAttributeValue(null, "name") + " "
                                + xml.getAttributeValue(null, "type"));
                    } else if (!AROUND.contains(element)) {
                        said.add(element);
                    }
                }
            }
            return said;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            String fault =
                    Objects.requireNonNullElse(e.getMessage(), "").lines().reduce("", (one, next) -> next);
            throw CrmException.causedBy(e, ConfigurationError.PACKAGE_MALFORMED, "changelog.xml", fault, line);
        }
    }
}
