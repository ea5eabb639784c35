package org.kartera.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {
    @TempDir
    Path folder;

    private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));

    private LocalStore store;

    @BeforeEach
    void open() throws IOException {
        store = new LocalStore(folder.resolve("store"));
    }

    private void put(String key, String content) throws IOException {
        store.put(key, Files.writeString(Files.createTempFile(folder, "x", ""), content));
    }

    private void age(String key) throws IOException {
        Files.setLastModifiedTime(store.file(key), FileTime.from(yesterday.minusSeconds(60)));
    }

    @Test
    void whatIsPutCanBeReadFromAnyPlace() throws IOException {
        put("abcdef", "0123456789");
        assertEquals(10, store.size("abcdef"));
        try (InputStream in = store.open("abcdef", 7)) {
            assertEquals("789", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertTrue(Files.isRegularFile(folder.resolve("store/ab/cd/abcdef")));
        assertThrows(NoSuchFileException.class, () -> store.size("abcd00"));
        assertThrows(NoSuchFileException.class, () -> store.file("abcd00"));
    }

    @Test
    void theSameKeyIsKeptOnceAndCountsAsNew() throws IOException {
        put("abcdef", "same");
        age("abcdef");
        put("abcdef", "same");
        assertFalse(store.remove("abcdef", yesterday));
        assertEquals(4, store.size("abcdef"));
    }

    @Test
    void onlyWhatIsOldIsRemoved() throws IOException {
        put("abcdef", "old");
        age("abcdef");
        put("abcd12", "new");
        List<String> old = new ArrayList<>();
        store.old(yesterday, old::add);
        assertEquals(List.of("abcdef"), old);
        assertTrue(store.remove("abcdef", yesterday));
        assertFalse(store.remove("abcdef", yesterday));
        assertEquals(3, store.size("abcd12"));
    }

    @Test
    void aRemovalThatACrashCutShortIsFinished() throws IOException {
        put("abcdef", "old");
        age("abcdef");
        Path place = store.file("abcdef");
        Files.move(place, place.resolveSibling("abcdef.doomed"));
        List<String> old = new ArrayList<>();
        store.old(yesterday, old::add);
        assertEquals(List.of("abcdef"), old);
        assertTrue(store.remove("abcdef", yesterday));
        store.old(Instant.now().plusSeconds(60), key -> assertEquals("none", key));
    }

    @Test
    void whatBelongsTogetherGoesTogether() throws IOException {
        put("abcdef-64.png", "small");
        put("abcdef-256.png", "larger");
        put("abcd00-64.png", "another");
        store.removeAll("abcdef");
        assertThrows(NoSuchFileException.class, () -> store.size("abcdef-64.png"));
        assertEquals(7, store.size("abcd00-64.png"));
    }
}
