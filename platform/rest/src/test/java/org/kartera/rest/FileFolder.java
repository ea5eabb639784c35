package org.kartera.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.kartera.files.internal.FileKernel;
import org.kartera.files.internal.StoredFiles;

/** Files of a kernel, with a clock that can be set on. */
final class FileFolder {
    final Path folder;
    final FileKernel kernel;
    final StoredFiles stored;
    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

    FileFolder(Kernel over, Path folder) {
        this.folder = folder.resolve("files");
        try {
            FileKernel.Setup setup = new FileKernel.Setup(
                    this.folder,
                    2,
                    List.of("image/*", "text/*", "application/pdf", "application/zip", "application/xhtml+xml"),
                    Duration.ofHours(24));
            kernel = new FileKernel(setup, over.database.unitOfWork(), over.database.migrations(), new Shifted());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stored = new StoredFiles(kernel, over.gateway, over.metadata, over.callers);
    }

    /** Does {@code work} so much later. */
    void later(Duration time, Runnable work) {
        later.set(time);
        try {
            work.run();
        } finally {
            later.set(Duration.ZERO);
        }
    }

    private final class Shifted extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(later.get());
        }
    }
}
