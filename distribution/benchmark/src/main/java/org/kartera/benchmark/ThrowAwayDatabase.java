package org.kartera.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A database made for one run on the PostgreSQL server that was named, or none where the embedded one is used. */
final class ThrowAwayDatabase implements AutoCloseable {
    private final Options options;
    private final String name = "kartera_benchmark_" + Long.toString(System.nanoTime(), 36);

    ThrowAwayDatabase(Options options) throws SQLException {
        this.options = options;
        if (options.database().isPresent()) {
            execute("create database " + name);
        }
    }

    /** What the server must be told to use it. */
    Map<String, String> environment() {
        return options.database()
                .map(url -> Map.of(
                        "KARTERA_DB_URL", url.substring(0, url.lastIndexOf('/') + 1) + name,
                        "KARTERA_DB_USER", options.user(),
                        "KARTERA_DB_PASSWORD", options.password()))
                .orElse(Map.of());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        options.database().orElseThrow(), options.user(), options.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        if (options.database().isPresent()) {
            execute("drop database " + name);
        }
    }
}
