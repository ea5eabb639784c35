package org.kartera.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientTest {

    @Test
    void argumentsAreQuotedSoThatTheConsoleTakesThemAsTheyAre() {
        assertEquals(
                "'contacts.person' '/tmp/O\\'Brien $x.csv'",
                Client.quoted(List.of("contacts.person", "/tmp/O'Brien $x.csv")));
    }
}
