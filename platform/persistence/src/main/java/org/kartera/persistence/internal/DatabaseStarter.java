package org.kartera.persistence.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Database;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database in the background, as often as it takes, and registers it when it has answered. */
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.kartera.persistence.Database\"",
        effective = "active")
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.kartera.persistence")
@Designate(ocd = PersistenceConfiguration.class)
public final class DatabaseStarter {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStarter.class);
    private static final long PAUSE_MILLIS = 1000;

    private final BundleContext context;
    private final ConnectionSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable JdbcDatabase database;
    private @Nullable ServiceRegistration<Database> registration;

    @Activate
    public DatabaseStarter(BundleContext context, PersistenceConfiguration configuration) {
        this(
                context,
                ConnectionSettings.of(
                        System.getenv(),
                        dataFolder(),
                        configuration.url(),
                        configuration.user(),
                        configuration.password(),
                        configuration.poolSize(),
                        configuration.queryTimeout()));
    }

    DatabaseStarter(BundleContext context, ConnectionSettings settings) {
        this.context = context;
        this.settings = settings;
        if (System.getProperty("derby.stream.error.file") == null) {
            System.setProperty(
                    "derby.stream.error.file",
                    dataFolder().resolve("log/derby.log").toString());
        }
        Thread thread = new Thread(this::start, "kartera-database");
        thread.setDaemon(true);
        thread.start();
    }

    private static Path dataFolder() {
        return Path.of(System.getProperty("karaf.data", "data"));
    }

    private void start() {
        String told = "";
        do {
            try {
                register(new JdbcDatabase(settings));
                LOG.info("Database {} is there", settings);
                return;
            } catch (SQLException | RuntimeException e) {
                String reason = String.valueOf(e.getMessage());
                if (!reason.equals(told)) {
                    LOG.warn("Waiting for the database {}: {}", settings, reason);
                    told = reason;
                }
            }
        } while (!stopsWithin(PAUSE_MILLIS));
    }

    private boolean stopsWithin(long millis) {
        try {
            return stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private synchronized void register(JdbcDatabase opened) {
        if (stopping.getCount() == 0) {
            opened.close();
            return;
        }
        database = opened;
        registration = context.registerService(Database.class, opened, null);
    }

    /** Withdraws the database, upon which those who use it let go, and closes it. */
    @Deactivate
    public synchronized void stop() {
        stopping.countDown();
        if (registration != null) {
            registration.unregister();
        }
        if (database != null) {
            database.close();
        }
    }
}
