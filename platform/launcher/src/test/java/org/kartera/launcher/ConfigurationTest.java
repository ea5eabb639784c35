package org.kartera.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    private Path folder;

    private Path delivered;
    private Path edited;
    private Configuration configuration;

    @BeforeEach
    void firstStart() throws IOException {
        delivered = folder.resolve("delivered");
        edited = folder.resolve("edited");
        configuration = new Configuration(delivered, folder.resolve("base"), edited);
        deliver("http.cfg", "port=8181");
        deliver("scripts/shell.script", "welcome");
        configuration.refresh();
    }

    @Test
    void theFirstStartCopiesEverything() throws IOException {
        assertEquals("port=8181", Files.readString(edited.resolve("http.cfg")));
        assertEquals("welcome", Files.readString(edited.resolve("scripts/shell.script")));
    }

    @Test
    void anUntouchedFileFollowsTheInstallation() throws IOException {
        deliver("http.cfg", "port=8282");

        configuration.refresh();

        assertEquals("port=8282", Files.readString(edited.resolve("http.cfg")));
    }

    @Test
    void anEditStaysAndTheNewVersionIsPutBeside() throws IOException {
        Files.writeString(edited.resolve("http.cfg"), "port=80");
        deliver("http.cfg", "port=8282");

        configuration.refresh();

        assertEquals("port=80", Files.readString(edited.resolve("http.cfg")));
        assertEquals("port=8282", Files.readString(edited.resolve("http.cfg.new")));
    }

    @Test
    void anEditStaysQuietlyWhileTheInstallationDoesNotChange() throws IOException {
        Files.writeString(edited.resolve("http.cfg"), "port=80");

        configuration.refresh();

        assertEquals("port=80", Files.readString(edited.resolve("http.cfg")));
        assertFalse(Files.exists(edited.resolve("http.cfg.new")));
    }

    @Test
    void aFileThatIsNoLongerDeliveredGoesUnlessItWasEdited() throws IOException {
        deliver("log.cfg", "level=INFO");
        configuration.refresh();
        Files.writeString(edited.resolve("log.cfg"), "level=DEBUG");
        Files.delete(delivered.resolve("http.cfg"));
        Files.delete(delivered.resolve("log.cfg"));

        configuration.refresh();

        assertFalse(Files.exists(edited.resolve("http.cfg")));
        assertEquals("level=DEBUG", Files.readString(edited.resolve("log.cfg")));
    }

    @Test
    void aFileOfTheAdminsOwnIsLeftAlone() throws IOException {
        Files.writeString(edited.resolve("own.cfg"), "mine");

        configuration.refresh();

        assertTrue(Files.exists(edited.resolve("own.cfg")));
    }

    private void deliver(String file, String content) throws IOException {
        Path path = delivered.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, content);
    }
}
