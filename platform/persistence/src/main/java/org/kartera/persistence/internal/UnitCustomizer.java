package org.kartera.persistence.internal;

import jakarta.transaction.TransactionManager;
import java.util.List;
import java.util.Map;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.eclipse.persistence.transaction.JTATransactionController;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.ColumnConverter;
import org.kartera.persistence.UnitDefinition;

/** Gives a unit, once its mapping is read, our transactions and the converters of its columns. */
final class UnitCustomizer implements SessionCustomizer {
    private final UnitDefinition definition;
    private final Transactions transactions;

    UnitCustomizer(UnitDefinition definition, Transactions transactions) {
        this.definition = definition;
        this.transactions = transactions;
    }

    @Override
    public void customize(Session session) {
        session.setExternalTransactionController(new Controller(transactions));
        // Without this a lost connection is tried three more times, five seconds apart.
        session.getLogin().setConnectionHealthValidatedOnError(false);
        Map<String, Map<String, ColumnConverter>> converters = definition.converters();
        session.getDescriptors().values().forEach(descriptor -> {
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

    /** The controller finds its transactions by a constructor here, by a naming service elsewhere. */
    private static final class Controller extends JTATransactionController {
        Controller(Transactions transactions) {
            setTransactionManager(transactions);
        }

        @Override
        protected @Nullable TransactionManager acquireTransactionManager() {
            return null;
        }
    }
}
