package org.kartera.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The browser of the system; on Debian and its kin it is installed where it is missing. */
final class Chromium {
    private static final String NAMED = "KARTERA_CHROMIUM";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final long INSTALLATION_MINUTES = 10;

    private Chromium() {}

    static Path executable() {
        return named().or(Chromium::onPath)
                .or(Chromium::installed)
                .orElseThrow(() -> new AssertionError("""
                The browser tests need Chromium or Chrome, and none of %s is on the path. \
                Install one (Debian, Ubuntu: apt-get install chromium; Fedora: dnf install chromium; macOS: brew install --cask chromium), \
                or say in the environment variable %s where it lies.""".formatted(NAMES, NAMED)));
    }

    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> named() {
        return Optional.ofNullable(System.getenv(NAMED)).map(Path::of);
    }

    private static Optional<Path> onPath() {
        return NAMES.stream().flatMap(name -> found(name).stream()).findFirst();
    }

    private static Optional<Path> found(String name) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> installed() {
        if (!root() || found("apt-get").isEmpty()) {
            return Optional.empty();
        }
        run("apt-get", "update");
        run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
        return onPath();
    }

    private static void run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            Process process = builder.start();
            if (!process.waitFor(INSTALLATION_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("Chromium is missing, and this has failed: " + String.join(" ", command));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
