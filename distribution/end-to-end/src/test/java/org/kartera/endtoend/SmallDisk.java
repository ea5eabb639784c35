package org.kartera.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of some megabytes in memory, which a process mounts for itself alone, as any user may where the system has user namespaces. */
final class SmallDisk {
    private static final String MOUNT = "mount -t tmpfs -o size=%dm tmpfs '%s' && exec \"$@\"";

    private final Path place;
    private final int megabytes;

    SmallDisk(Path place, int megabytes) throws IOException {
        this.place = Files.createDirectories(place).toAbsolutePath();
        this.megabytes = megabytes;
    }

    /** A command that runs the one that follows it with the disk mounted. */
    List<String> wrapper() {
        return List.of("unshare", "-Urm", "sh", "-c", MOUNT.formatted(megabytes, place), "small-disk");
    }

    Path place() {
        return place;
    }

    /** Why there can be no such disk here; empty where there can. */
    String hindrance() throws InterruptedException {
        try {
            Process trial = new ProcessBuilder(
                            "unshare", "-Urm", "sh", "-c", MOUNT.formatted(1, place), "small-disk", "true")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return trial.waitFor() == 0 ? "" : output;
        } catch (IOException missing) {
            return missing.toString();
        }
    }

    /** Takes all the space that is left from the process that has the disk. */
    void fill(long pid) throws IOException {
        byte[] block = new byte[64 * 1024];
        try (OutputStream ballast = Files.newOutputStream(ballast(pid))) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space")) {
                throw full;
            }
        }
    }

    /** Gives it back. */
    void free(long pid) throws IOException {
        Files.delete(ballast(pid));
    }

    /** Where others see what the process has mounted. */
    private Path ballast(long pid) {
        return Path.of("/proc/" + pid + "/root" + place, "ballast");
    }
}
