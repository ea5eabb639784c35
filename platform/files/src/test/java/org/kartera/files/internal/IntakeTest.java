package org.kartera.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.files.FileError;
import org.kartera.platform.CrmException;

class IntakeTest {
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        intake = new Intake(folder, 1);
    }

    private long parts() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream breakingOff(InputStream beginning) {
        return new SequenceInputStream(beginning, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client went away");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    @Test
    void whatComesInIsOnTheDiskWithItsHash() throws IOException {
        Intake.Taken taken = intake.take(of("abc"));
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", taken.hash());
        assertEquals(3, taken.size());
        assertEquals("abc", Files.readString(taken.file()));
    }

    @Test
    void whatBreaksOffLeavesNothing() throws IOException {
        assertThrows(IOException.class, () -> intake.take(breakingOff(of("only so much"))));
        assertEquals(0, parts());
    }

    @Test
    void whatIsTooLargeIsRefusedAndLeavesNothing() throws IOException {
        CrmException refusal =
                assertThrows(CrmException.class, () -> intake.take(new ByteArrayInputStream(new byte[MEGABYTE + 1])));
        assertEquals(FileError.FILE_TOO_LARGE, refusal.code());
        assertEquals(0, parts());
        assertEquals(
                MEGABYTE,
                intake.take(new ByteArrayInputStream(new byte[MEGABYTE])).size());
    }

    @Test
    void whatSaysThatItIsTooLargeIsNotEvenRead() {
        assertThrows(CrmException.class, () -> intake.announce(5L * 1024 * MEGABYTE));
        intake.announce(MEGABYTE);
        intake.announce(-1);
    }

    @Test
    void nothingIsNoFile() throws IOException {
        assertEquals(
                FileError.NOTHING_UPLOADED,
                assertThrows(CrmException.class, () -> intake.take(of(""))).code());
        assertEquals(0, parts());
    }
}
