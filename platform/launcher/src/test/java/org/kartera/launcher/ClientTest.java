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

    @Test
    void oneArgumentIsALineOfTheConsole() {
        assertEquals("kartera:modules | grep \\d", Client.commandLine(List.of("kartera:modules | grep \\d")));
    }

    @Test
    void ofSeveralArgumentsTheCommandIsTakenAsItIsAndTheOthersLetterByLetter() {
        assertEquals(
                "kartera:user-add --team A\\\\B bob '' Bob\\ \\|\\ O\\'Brien",
                Client.commandLine(List.of("kartera:user-add", "--team", "A\\B", "bob", "", "Bob | O'Brien")));
    }
}
