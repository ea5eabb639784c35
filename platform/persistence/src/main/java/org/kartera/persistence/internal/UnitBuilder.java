package org.kartera.persistence.internal;

import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.UUID;
import org.eclipse.persistence.config.BatchWriting;
import org.eclipse.persistence.config.LoggerType;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.platform.database.DerbyPlatform;
import org.eclipse.persistence.platform.database.PostgreSQL10Platform;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.UnitDefinition;

/** Makes EclipseLink's factory of a unit from its definition. */
final class UnitBuilder {
    private static final String BATCH = "1000";

    private final Dialect dialect;
    private final Transactions transactions;

    UnitBuilder(Dialect dialect, Transactions transactions) {
        this.dialect = dialect;
        this.transactions = transactions;
    }

    /** Builds the whole unit at once, so that a mistake in the mapping shows here and not at the first use. */
    EntityManagerFactory build(UnitDefinition definition) {
        ClassLoader loader = new UnitClassLoader(definition.loader());
        // EclipseLink knows units by their names all over the process.
        String name = definition.module() + "@" + UUID.randomUUID();
        UnitInfo unit = new UnitInfo(name, definition.classes(), loader, new TransactionDataSource(transactions));
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return new PersistenceProvider().createContainerEntityManagerFactory(unit, properties(definition, loader));
        } finally {
            thread.setContextClassLoader(former);
        }
    }

    private Map<String, Object> properties(UnitDefinition definition, ClassLoader loader) {
        return Map.ofEntries(
                Map.entry(PersistenceUnitProperties.CLASSLOADER, loader),
                Map.entry(PersistenceUnitProperties.METADATA_SOURCE, new OrmSource(definition)),
                Map.entry(PersistenceUnitProperties.SESSION_CUSTOMIZER, new UnitCustomizer(definition)),
                Map.entry(PersistenceUnitProperties.TARGET_DATABASE, platform()),
                Map.entry(PersistenceUnitProperties.WEAVING, "false"),
                Map.entry(PersistenceUnitProperties.CACHE_SHARED_DEFAULT, "false"),
                Map.entry(PersistenceUnitProperties.DEPLOY_ON_STARTUP, "true"),
                Map.entry(PersistenceUnitProperties.BATCH_WRITING, BatchWriting.JDBC),
                Map.entry(PersistenceUnitProperties.BATCH_WRITING_SIZE, BATCH),
                Map.entry(PersistenceUnitProperties.LOGGING_LOGGER, LoggerType.JavaLogger),
                Map.entry(PersistenceUnitProperties.LOGGING_LEVEL, "SEVERE"),
                Map.entry(PersistenceUnitProperties.LOGGING_PARAMETERS, "false"));
    }

    private String platform() {
        return switch (dialect) {
            case DERBY -> DerbyPlatform.class.getName();
            case POSTGRES -> PostgreSQL10Platform.class.getName();
        };
    }
}
