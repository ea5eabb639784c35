package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.kartera.platform.record.Place;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** Puts fields that administrators added where their definitions want them: a module that names columns and fields could not know of them. */
final class AddedFields {
    private AddedFields() {}

    /** Behind what the module names; where it names nothing, the client takes all fields that want to be there. */
    static void into(ObjectNode layout, EntityType type) {
        if (layout.path("list").path("columns") instanceof ArrayNode columns) {
            append(columns, type, Place.LIST);
        }
        if (layout.path("quickCreate").path("fields") instanceof ArrayNode fields) {
            append(fields, type, Place.QUICK_CREATE);
        }
    }

    private static void append(ArrayNode names, EntityType type, Place place) {
        Set<String> named = new HashSet<>();
        names.forEach(name -> named.add(name.asText()));
        type.fields().stream()
                .filter(field -> field.is(Flag.CUSTOM)
                        && field.readable()
                        && field.places().contains(place))
                .map(FieldType::name)
                .filter(name -> !named.contains(name))
                .forEach(names::add);
    }
}
