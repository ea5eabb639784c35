package org.kartera.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientTest {

    @Test
    void argumentsAreEscapedSoThatTheConsoleTakesThemAsTheyAre() {
        assertEquals(
                "contacts.person /tmp/O\\'Brien\\ \\$año.csv",
                Client.escaped(List.of("contacts.person", "/tmp/O'Brien $año.csv")));
    }
}
