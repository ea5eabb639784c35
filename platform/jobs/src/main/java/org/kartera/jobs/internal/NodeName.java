package org.kartera.jobs.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this node is called, now and after its next start: what it was about to do when it was killed is then known as its own, and need not be waited
 * for. Kept in the data of the bundle.
 */
final class NodeName {
    private static final int LONGEST = 50;

    private NodeName() {}

    /** {@code file} is null where the framework keeps no data; the name is then a new one. */
    static String in(@Nullable File file) {
        String name = file == null ? UUID.randomUUID().toString() : kept(file.toPath());
        String full = name + "@" + host();
        return full.length() <= LONGEST ? full : full.substring(0, LONGEST);
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
