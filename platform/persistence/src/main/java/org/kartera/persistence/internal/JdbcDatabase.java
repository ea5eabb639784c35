package org.kartera.persistence.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database behind its pool. To be closed. */
public final class JdbcDatabase implements Database, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcDatabase.class);
    private static final int CONNECT_SECONDS = 3;
    /** A server that has said nothing for so long in the midst of a statement is taken for gone. {@code socketTimeout} in the URL wins. */
    private static final int SILENCE_SECONDS = 120;

    private final ConnectionSettings settings;
    private final HikariDataSource pool;

    /**
     * Opens the pool.
     *
     * @throws SQLException the database does not answer
     */
    public JdbcDatabase(ConnectionSettings settings) throws SQLException {
        this.settings = settings;
        DataSource driver = switch (settings.dialect()) {
            case DERBY -> derby(settings);
            case POSTGRES -> postgres(settings);
        };
        try (Connection probe = driver.getConnection()) {
            LOG.debug(
                    "{} {}",
                    probe.getMetaData().getDatabaseProductName(),
                    probe.getMetaData().getDatabaseProductVersion());
        }
        this.pool = new HikariDataSource(pooled(driver, settings));
    }

    private static HikariConfig pooled(DataSource driver, ConnectionSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("kartera");
        config.setDataSource(driver);
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
        config.setValidationTimeout(TimeUnit.SECONDS.toMillis(1));
        config.setInitializationFailTimeout(-1);
        return config;
    }

    private static EmbeddedDataSource derby(ConnectionSettings settings) {
        setUnlessGiven("derby.locks.waitTimeout", "5");
        setUnlessGiven("derby.locks.deadlockTimeout", "1");
        // Compiling a statement costs Derby a class; a hundred, its default, are fewer than the modules have shapes.
        setUnlessGiven("derby.language.statementCache.size", "1000");
        EmbeddedDataSource derby = new WritableDerby();
        derby.setDatabaseName(settings.derbyName());
        derby.setConnectionAttributes(settings.derbyAttributes());
        if (!settings.user().isEmpty()) {
            derby.setUser(settings.user());
            derby.setPassword(settings.password());
        }
        return derby;
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static PGSimpleDataSource postgres(ConnectionSettings settings) {
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        // First: the driver leaves alone what was set before it reads the URL.
        postgres.setUrl(settings.url());
        postgres.setApplicationName("kartera");
        postgres.setStringType("unspecified");
        postgres.setReWriteBatchedInserts(true);
        postgres.setPrepareThreshold(3);
        postgres.setTcpKeepAlive(true);
        postgres.setConnectTimeout(CONNECT_SECONDS);
        postgres.setLoginTimeout(CONNECT_SECONDS);
        if (postgres.getSocketTimeout() == 0) {
            postgres.setSocketTimeout(SILENCE_SECONDS);
        }
        if (!settings.user().isEmpty()) {
            postgres.setUser(settings.user());
            postgres.setPassword(settings.password());
        }
        return postgres;
    }

    @Override
    public Dialect dialect() {
        return settings.dialect();
    }

    @Override
    public int queryTimeout() {
        return settings.queryTimeout();
    }

    @Override
    public DataSource pool() {
        return pool;
    }

    @Override
    public PoolUse use() {
        HikariPoolMXBean use = pool.getHikariPoolMXBean();
        return new PoolUse(use.getActiveConnections(), use.getIdleConnections(), use.getThreadsAwaitingConnection());
    }

    @Override
    public boolean answers(int seconds) {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(seconds);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Closes the pool; an embedded database is written out, so that its next start has nothing to recover. */
    @Override
    public void close() {
        pool.close();
        if (dialect() == Dialect.DERBY) {
            WritableDerby.shutDown(settings.derbyName());
        }
    }
}
