package org.kartera.persistence.internal;

import java.nio.file.Path;
import java.util.Map;
import org.kartera.persistence.Dialect;

/**
 * How to reach the database.
 *
 * @param url a JDBC URL of Derby or PostgreSQL
 * @param user empty where the database asks for none
 */
public record ConnectionSettings(String url, String user, String password, int poolSize) {
    private static final String DERBY = "jdbc:derby:";
    private static final String POSTGRES = "jdbc:postgresql:";

    public ConnectionSettings {
        if (!url.startsWith(DERBY) && !url.startsWith(POSTGRES)) {
            throw new IllegalArgumentException(
                    "KARTERA_DB_URL has to begin with " + DERBY + " or " + POSTGRES + ", but is " + url);
        }
    }

    /** What the environment says, then the configuration, then an embedded database in {@code data}. */
    static ConnectionSettings of(PersistenceConfiguration configuration, Map<String, String> environment, Path data) {
        String embedded = DERBY + data.resolve("derby") + ";create=true";
        String configured = configuration.url().isBlank() ? embedded : configuration.url();
        return new ConnectionSettings(
                environment.getOrDefault("KARTERA_DB_URL", configured),
                environment.getOrDefault("KARTERA_DB_USER", configuration.user()),
                environment.getOrDefault("KARTERA_DB_PASSWORD", configuration.password()),
                configuration.poolSize());
    }

    Dialect dialect() {
        return url.startsWith(DERBY) ? Dialect.DERBY : Dialect.POSTGRES;
    }

    /** Name of the Derby database: a path, or {@code memory:} and a name. */
    String derbyName() {
        int end = url.indexOf(';');
        return url.substring(DERBY.length(), end < 0 ? url.length() : end);
    }

    /** What follows the name of a Derby database, without the first semicolon. */
    String derbyAttributes() {
        int end = url.indexOf(';');
        return end < 0 ? "" : url.substring(end + 1);
    }

    /** Without password, to be logged. */
    @Override
    public String toString() {
        return url.replaceAll("(?i)password=[^&;]*", "password=***");
    }
}
