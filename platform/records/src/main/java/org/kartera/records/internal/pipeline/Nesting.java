package org.kartera.records.internal.pipeline;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.Metadata;

/** Rules write records, whose rules write records: all in one generation of the metadata, and not without end. A unit of work has one as well, since it keeps the persistence units that it began with. */
final class Nesting {
    static final int DEEPEST = 16;

    @SuppressWarnings("ThreadLocalUsage") // There is one of these in a server, and more only in tests.
    private final ThreadLocal<@Nullable Level> innermost = new ThreadLocal<>();

    @SuppressWarnings("ThreadLocalUsage") // the same
    private final ThreadLocal<@Nullable Metadata> pinned = new ThreadLocal<>();

    /** One call of the pipeline inside another. */
    final class Level implements AutoCloseable {
        private final @Nullable Level outer;
        private final Metadata metadata;
        private final String path;
        private final int depth;

        private Level(@Nullable Level outer, Metadata metadata, String entity) {
            this.outer = outer;
            this.metadata = metadata;
            this.path = outer == null ? entity : outer.path + " > " + entity;
            this.depth = outer == null ? 1 : outer.depth + 1;
        }

        @Override
        public void close() {
            if (outer == null) {
                innermost.remove();
            } else {
                innermost.set(outer);
            }
        }
    }

    /** Begins a call; {@code IllegalStateException} where too many stand around it. */
    Level enter(Metadata metadata, String entity) {
        Level level = new Level(innermost.get(), metadata, entity);
        if (level.depth > DEEPEST) {
            throw new IllegalStateException("rules call each other without end: " + level.path);
        }
        innermost.set(level);
        return level;
    }

    /** The metadata of the call around this one, or of those before it in the thread's unit of work. */
    Optional<Metadata> metadata() {
        Level level = innermost.get();
        return level == null ? Optional.ofNullable(pinned.get()) : Optional.of(level.metadata);
    }

    /** Further calls of the thread take {@code metadata} too, until {@link #unpin}. */
    void pin(Metadata metadata) {
        pinned.set(metadata);
    }

    void unpin() {
        pinned.remove();
    }
}
