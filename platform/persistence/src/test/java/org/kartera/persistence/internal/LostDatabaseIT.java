package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Database;
import org.kartera.persistence.UnitOfWork;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.Gate;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** A PostgreSQL server that is not there at start, goes away and comes back. */
class LostDatabaseIT {
    private static final Duration SOON = Duration.ofSeconds(8);

    private final TestDatabase server = Databases.postgres();
    private final Gate gate;
    private final ConnectionSettings behindTheGate;

    LostDatabaseIT() throws IOException {
        URI address = URI.create(server.url().substring("jdbc:".length()));
        gate = new Gate(address.getPort());
        String url = "jdbc:postgresql://localhost:" + gate.port() + address.getPath();
        behindTheGate = new ConnectionSettings(url, "postgres", "", 4, 10);
    }

    @BeforeEach
    void openTheGate() throws IOException {
        gate.open();
    }

    @AfterEach
    void close() throws IOException {
        gate.close();
        server.close();
    }

    @Test
    void requestsFailFastWhileItIsAwayAndSucceedWhenItIsBack() throws Exception {
        try (JdbcDatabase database = new JdbcDatabase(behindTheGate)) {
            UnitOfWork work = unitOfWork(database);
            assertEquals(1, work.call(() -> one(work)));

            gate.shut();

            assertTimeout(SOON, () -> assertUnavailable(() -> work.call(() -> one(work))));
            assertTimeout(SOON, () -> assertUnavailable(() -> work.read(() -> one(work))));
            assertFalse(database.answers(1));

            gate.open();

            assertTimeout(Duration.ofSeconds(30), () -> awaitAnswer(database));
            assertEquals(1, work.call(() -> one(work)));
        }
    }

    @Test
    void whatIsInFlightWhenItGoesIsUnavailable() throws Exception {
        try (JdbcDatabase database = new JdbcDatabase(behindTheGate)) {
            UnitOfWork work = unitOfWork(database);

            assertUnavailable(() -> work.call(() -> {
                one(work);
                shutTheGate();
                return one(work);
            }));
        }
    }

    @Test
    void aBackEndThatTheServerEndsIsUnavailable() throws Exception {
        try (JdbcDatabase database = new JdbcDatabase(behindTheGate)) {
            UnitOfWork work = unitOfWork(database);

            assertUnavailable(() -> work.call(() -> {
                one(work);
                server.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction'");
                return one(work);
            }));
            assertEquals(1, work.call(() -> one(work)));
        }
    }

    @Test
    void aStartWithoutItWaitsUntilItIsThere() throws Exception {
        gate.shut();
        CompletableFuture<Database> registered = new CompletableFuture<>();
        DatabaseStarter starter = new DatabaseStarter(context(registered), behindTheGate);
        try {
            assertThrows(TimeoutException.class, () -> registered.get(1500, TimeUnit.MILLISECONDS));

            gate.open();

            assertTrue(registered.get(30, TimeUnit.SECONDS).answers(1));
        } finally {
            starter.stop();
        }
        assertFalse(registered.join().answers(1));
    }

    private static UnitOfWork unitOfWork(JdbcDatabase database) {
        Transactions transactions = new Transactions(database);
        return new JdbcUnitOfWork(transactions, new RunningUnits(database, transactions));
    }

    private static int one(UnitOfWork work) {
        try (Statement statement = work.connection().createStatement();
                ResultSet rows = statement.executeQuery("select 1")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each question takes up to three seconds by itself. */
    private static void awaitAnswer(Database database) {
        while (!database.answers(1)) {
            Thread.onSpinWait();
        }
    }

    private void shutTheGate() {
        try {
            gate.shut();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertUnavailable(Runnable work) {
        CrmException thrown = assertThrows(CrmException.class, work::run);
        assertEquals(StandardError.DATABASE_UNAVAILABLE, thrown.code());
    }

    /** Tells which service is registered, and can do no more. */
    private static BundleContext context(CompletableFuture<Database> registered) {
        Object registration = Proxy.newProxyInstance(
                LostDatabaseIT.class.getClassLoader(),
                new Class<?>[] {ServiceRegistration.class},
                (proxy, method, args) -> null);
        return (BundleContext) Proxy.newProxyInstance(
                LostDatabaseIT.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("registerService")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    registered.complete((Database) args[1]);
                    return registration;
                });
    }
}
