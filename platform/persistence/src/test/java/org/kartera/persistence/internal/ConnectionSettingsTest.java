package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
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
    void thePasswordIsNotLogged() {
        ConnectionSettings settings = new ConnectionSettings(
                "jdbc:postgresql://localhost/crm?password=secret&ssl=true", "kartera", "secret", 2);

        assertFalse(settings.toString().contains("secret"), settings.toString());
    }

    private static ConnectionSettings settings(Map<String, String> environment, String url) {
        return ConnectionSettings.of(environment, DATA, url, "configured", "configured", 2);
    }
}
