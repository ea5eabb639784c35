package org.kartera.persistence.internal;

import java.io.StringReader;
import java.util.Map;
import org.eclipse.persistence.internal.jpa.metadata.xml.XMLEntityMappings;
import org.eclipse.persistence.internal.jpa.metadata.xml.XMLEntityMappingsReader;
import org.eclipse.persistence.jpa.metadata.MetadataSourceAdapter;
import org.eclipse.persistence.logging.SessionLog;
import org.kartera.persistence.UnitDefinition;

/** Hands EclipseLink the mapping of a unit from memory. */
final class OrmSource extends MetadataSourceAdapter {
    private final UnitDefinition definition;

    OrmSource(UnitDefinition definition) {
        this.definition = definition;
    }

    @Override
    public XMLEntityMappings getEntityMappings(Map<String, Object> properties, ClassLoader loader, SessionLog log) {
        return XMLEntityMappingsReader.read(
                "mapping of " + definition.module(), new StringReader(definition.orm()), loader, properties);
    }

    @Override
    public Map<String, Object> getPropertyOverrides(
            Map<String, Object> properties, ClassLoader loader, SessionLog log) {
        return Map.of();
    }
}
