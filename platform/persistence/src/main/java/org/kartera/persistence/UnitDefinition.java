package org.kartera.persistence;

import java.util.List;
import java.util.Map;

/**
 * A module's persistence unit, as the kernel derives it from the module's record types.
 *
 * @param module the module's name; one running unit each
 * @param orm mapping as JPA orm XML (EclipseLink's dialect)
 * @param classes names of the entity classes
 * @param loader the module's class loader
 * @param converters by entity class and attribute name, how an attribute of the orm XML is stored
 * @param attributes by entity class, attributes beside those of the orm XML
 */
public record UnitDefinition(
        String module,
        String orm,
        List<String> classes,
        ClassLoader loader,
        Map<String, Map<String, ColumnConverter>> converters,
        Map<String, List<MappedAttribute>> attributes) {
    public UnitDefinition {
        classes = List.copyOf(classes);
        converters = Map.copyOf(converters);
        attributes = Map.copyOf(attributes);
    }

    /** A unit with nothing but its orm XML. */
    public UnitDefinition(
            String module,
            String orm,
            List<String> classes,
            ClassLoader loader,
            Map<String, Map<String, ColumnConverter>> converters) {
        this(module, orm, classes, loader, converters, Map.of());
    }
}
