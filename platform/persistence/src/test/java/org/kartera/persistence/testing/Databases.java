package org.kartera.persistence.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.internal.ConnectionSettings;
import org.kartera.persistence.internal.JdbcDatabase;

/** Makes empty databases: Derby in memory or in a folder, and PostgreSQL in one server that starts at first use and ends with the JVM. */
public final class Databases {
    private static final int POOL = 16;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Databases() {}

    /** The server, started by the first who asks. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** An empty database of the kind. */
    public static TestDatabase open(Dialect dialect) {
        return switch (dialect) {
            case DERBY -> derby();
            case POSTGRES -> postgres();
        };
    }

    /** In memory. */
    public static TestDatabase derby() {
        String name = "memory:test" + NUMBER.incrementAndGet();
        return open(name, "jdbc:derby:" + name + ";create=true", "");
    }

    /** In {@code folder}, made there unless it is there already. */
    public static TestDatabase derby(Path folder) {
        return open(folder.toString(), "jdbc:derby:" + folder + ";create=true", "");
    }

    /** A database of its own in the one server. */
    public static TestDatabase postgres() {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return open(name, Server.POSTGRES.getJdbcUrl("postgres", name), "postgres");
    }

    /** A second node on the database of {@code first}; only with PostgreSQL, since Derby takes one process. */
    public static TestDatabase secondNode(TestDatabase first) {
        return open(first.name(), first.url(), "postgres");
    }

    private static TestDatabase open(String name, String url, String user) {
        if (System.getProperty("derby.stream.error.file") == null) {
            System.setProperty(
                    "derby.stream.error.file", Path.of("target", "derby.log").toString());
        }
        try {
            return new TestDatabase(name, url, new JdbcDatabase(new ConnectionSettings(url, user, "", POOL, 10)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
