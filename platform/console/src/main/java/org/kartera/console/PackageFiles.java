package org.kartera.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.records.configuration.AppliedPackage;
import org.kartera.records.configuration.AppliedPackage.State;
import org.kartera.records.configuration.Choices;
import org.kartera.records.configuration.Difference;
import org.kartera.records.configuration.Difference.Choice;

/** Packages that lie on the server's machine. */
final class PackageFiles {
    private static final long PAUSE_NANOS = 200_000_000L;

    private PackageFiles() {}

    static Difference preview(ConsoleKernel kernel, String file, @Nullable List<String> theirs, boolean older) {
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            return kernel.packages().preview(content, choices(theirs), older);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static AppliedPackage apply(
            ConsoleKernel kernel, String file, String digest, @Nullable List<String> theirs, boolean older) {
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            return kernel.packages().apply(content, digest, choices(theirs), older);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Choices choices(@Nullable List<String> theirs) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        if (theirs != null) {
            theirs.forEach(thing -> choices.put(thing, Choice.THEIRS));
        }
        return new Choices(choices);
    }

    /** Waits until nothing is on its way with a package; fails with its reason where it failed. */
    static void await(ConsoleKernel kernel, Session session, String name) {
        Optional<AppliedPackage> pack = find(kernel, session, name);
        while (pack.filter(one -> one.state() == State.APPLYING || one.state() == State.WITHDRAWING)
                .isPresent()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            pack = find(kernel, session, name);
        }
        pack.filter(one -> one.state() == State.FAILED).ifPresent(failed -> {
            throw new CommandFailure(kernel.text("package.failed", name, failed.reason()));
        });
    }

    private static Optional<AppliedPackage> find(ConsoleKernel kernel, Session session, String name) {
        return kernel.as(session, () -> kernel.packages().list()).stream()
                .filter(pack -> pack.name().equals(name))
                .findFirst();
    }
}
