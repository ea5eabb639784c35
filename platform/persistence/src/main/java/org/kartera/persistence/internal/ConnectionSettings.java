package org.kartera.persistence.internal;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;

/**
 * How to reach the database.
 *
 * @param url a JDBC URL of Derby or PostgreSQL
 * @param user empty where the database asks for none
 * @param queryTimeout see {@link Database#queryTimeout}
 */
public record ConnectionSettings(String url, String user, String password, int poolSize, int queryTimeout) {
    private static final String DERBY = "jdbc:derby:";
    private static final String POSTGRES = "jdbc:postgresql:";

    public ConnectionSettings {
        if (!url.startsWith(DERBY) && !url.startsWith(POSTGRES)) {
            throw new IllegalArgumentException(
                    "KARTERA_DB_URL has to begin with " + DERBY + " or " + POSTGRES + ", but is " + url);
        }
    }

    /** What the environment says, then what is configured, then an embedded database in {@code data}. */
    static ConnectionSettings of(
            Map<String, String> environment,
            Path data,
            String url,
            String user,
            String password,
            int poolSize,
            int queryTimeout) {
        String embedded = DERBY + data.resolve("derby") + ";create=true";
        return new ConnectionSettings(
                firstGiven(environment.get("KARTERA_DB_URL"), url, embedded),
                firstGiven(environment.get("KARTERA_DB_USER"), user, ""),
                firstGiven(environment.get("KARTERA_DB_PASSWORD"), password, ""),
                poolSize,
                seconds(environment.get("KARTERA_DB_QUERY_TIMEOUT"), queryTimeout));
    }

    private static String firstGiven(@Nullable String environment, String configured, String otherwise) {
        if (environment != null && !environment.isBlank()) {
            return environment;
        }
        return configured.isBlank() ? otherwise : configured;
    }

    private static int seconds(@Nullable String environment, int configured) {
        int seconds = environment == null || environment.isBlank() ? configured : number(environment.strip());
        if (seconds < 0) {
            throw new IllegalArgumentException("queryTimeout has to be 0 or more seconds, but is " + seconds);
        }
        return seconds;
    }

    private static int number(String environment) {
        try {
            return Integer.parseInt(environment);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "KARTERA_DB_QUERY_TIMEOUT has to be a number of seconds, but is " + environment, e);
        }
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
