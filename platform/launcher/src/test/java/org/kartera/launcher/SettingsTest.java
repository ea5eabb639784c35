package org.kartera.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void withoutVariablesTheServerListensOnThisMachineOnly() {
        assertEquals(new Settings("127.0.0.1", 8181), Settings.of(Map.of("PATH", "/bin")));
    }

    @Test
    void aMisspeltVariableIsRefusedAndTheNearestNamed() {
        Failure failure = assertThrows(Failure.class, () -> Settings.of(Map.of("KARTERA_HTP_PORT", "80")));

        assertTrue(failure.toString().contains("KARTERA_HTTP_PORT"), failure.toString());
        assertEquals(Failure.USAGE, failure.exitStatus());
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThrows(Failure.class, () -> Settings.of(Map.of("KARTERA_HTTP_PORT", "http")));
        assertThrows(Failure.class, () -> Settings.of(Map.of("KARTERA_HTTP_PORT", "65536")));
    }

    @Test
    void aServerThatListensEverywhereIsFoundOnThisMachine() {
        assertEquals("http://127.0.0.1:80", new Settings("0.0.0.0", 80).url());
        assertEquals("http://[::1]:80", new Settings("::1", 80).url());
    }
}
