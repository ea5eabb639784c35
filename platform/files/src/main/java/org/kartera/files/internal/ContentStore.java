package org.kartera.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Keeps bytes under keys that follow from them, so that two who keep the same bytes keep them once. For many threads and several nodes. An
 * {@link java.nio.file.NoSuchFileException} says that there is nothing under a key.
 */
interface ContentStore {
    /** Takes over a finished file, in the place of one that is there under the same key; durable when it returns. The file itself is gone afterwards. */
    void put(String key, Path file) throws IOException;

    long size(String key) throws IOException;

    /** Opens the bytes from {@code from} on. */
    InputStream open(String key, long from) throws IOException;

    /** The bytes as a file to be read in any order. */
    Path file(String key) throws IOException;

    /** Gives the keys of all that was last put before {@code before}, in no order. */
    void old(Instant before, Consumer<String> consumer) throws IOException;

    /** Removes what is under {@code key}, unless it was put after {@code before}, also meanwhile. Whether it did. */
    boolean remove(String key, Instant before) throws IOException;
}
