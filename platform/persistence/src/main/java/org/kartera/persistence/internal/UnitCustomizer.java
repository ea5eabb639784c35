package org.kartera.persistence.internal;

import java.util.List;
import java.util.Map;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.kartera.persistence.ColumnConverter;
import org.kartera.persistence.UnitDefinition;

/** Gives a unit, once its mapping is read, the converters of its columns and the attributes that JPA does not know. */
final class UnitCustomizer implements SessionCustomizer {
    /** Statements of updates that a unit keeps for each class, one for each set of columns; EclipseLink's default is 10. */
    private static final int UPDATES_KEPT = 200;

    private final UnitDefinition definition;

    UnitCustomizer(UnitDefinition definition) {
        this.definition = definition;
    }

    @Override
    public void customize(Session session) {
        // Without this a lost connection is tried three more times, five seconds apart.
        session.getLogin().setConnectionHealthValidatedOnError(false);
        Map<String, Map<String, ColumnConverter>> converters = definition.converters();
        session.getDescriptors().values().forEach(descriptor -> {
            descriptor.getQueryManager().setUpdateCallCacheSize(UPDATES_KEPT);
            Map<String, ColumnConverter> own = converters.getOrDefault(descriptor.getJavaClassName(), Map.of());
            own.forEach((attribute, converter) -> convert(descriptor, attribute, converter));
            definition
                    .attributes()
                    .getOrDefault(descriptor.getJavaClassName(), List.of())
                    .forEach(attribute -> AttributeMappings.add(descriptor, attribute));
        });
    }

    private static void convert(ClassDescriptor descriptor, String attribute, ColumnConverter converter) {
        DatabaseMapping mapping = descriptor.getMappingForAttributeName(attribute);
        if (!(mapping instanceof AbstractDirectMapping direct)) {
            throw new IllegalArgumentException(descriptor.getJavaClassName() + "." + attribute
                    + " has a converter but is not mapped to one column");
        }
        direct.setConverter(new StoredValue(converter));
        direct.setFieldClassification(converter.stored());
    }
}
