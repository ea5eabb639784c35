package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;

class ConnectionSettingsTest {
    private static final Path DATA = Path.of("/var/lib/kartera");

    @Test
    void anEmbeddedDatabaseInTheDataFolderIsTheDefault() {
        ConnectionSettings settings = settings(Map.of("KARTERA_DB_URL", ""), "");

        assertEquals(Dialect.DERBY, settings.dialect());
        assertEquals(DATA.resolve("derby").toString(), settings.derbyName());
        assertEquals("create=true", settings.derbyAttributes());
    }

    @Test
    void theEnvironmentWinsOverTheConfiguration() {
        ConnectionSettings settings = settings(
                Map.of("KARTERA_DB_URL", "jdbc:postgresql://given/crm", "KARTERA_DB_USER", "given"),
                "jdbc:postgresql://configured/crm");

        assertEquals("jdbc:postgresql://given/crm", settings.url());
        assertEquals("given", settings.user());
        assertEquals("configured", settings.password());
    }

    @Test
    void anotherKindOfDatabaseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> settings(Map.of(), "jdbc:mysql://localhost/crm"));
    }

    @Test
    void theTimeLimitOfQueriesIsANumberOfSeconds() {
        assertEquals(10, settings(Map.of(), "").queryTimeout());
        assertEquals(3, settings(Map.of("KARTERA_DB_QUERY_TIMEOUT", " 3 "), "").queryTimeout());
        for (String wrong : List.of("-1", "soon", "10s")) {
            Map<String, String> environment = Map.of("KARTERA_DB_QUERY_TIMEOUT", wrong);
            assertThrows(IllegalArgumentException.class, () -> settings(environment, ""), wrong);
        }
    }

    @Test
    void thePasswordIsNotLogged() {
        ConnectionSettings settings = new ConnectionSettings(
                "jdbc:postgresql://localhost/crm?password=secret&ssl=true", "kartera", "secret", 2, 10);

        assertFalse(settings.toString().contains("secret"), settings.toString());
    }

    private static ConnectionSettings settings(Map<String, String> environment, String url) {
        return ConnectionSettings.of(environment, DATA, url, "configured", "configured", 2, 10);
    }
}
