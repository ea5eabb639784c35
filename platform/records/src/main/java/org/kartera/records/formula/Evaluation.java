package org.kartera.records.formula;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a formula over one record. Belongs to one thread. */
public final class Evaluation {
    private final Values values;
    private final ZoneId zone;
    private final Instant now;
    private final Set<Note> notes = EnumSet.noneOf(Note.class);

    /** The values of the record. */
    @FunctionalInterface
    public interface Values {
        /** The value at the end of {@code path}, of the Java type of its field; null where there is none. */
        @Nullable
        Object value(String path);
    }

    /** {@code zone} decides on which day a moment lies, {@code now} is the present of {@code today()} and {@code now()}. */
    public Evaluation(Values values, ZoneId zone, Instant now) {
        this.values = values;
        this.zone = zone;
        this.now = now;
    }

    public @Nullable Object value(String path) {
        return values.value(path);
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return now;
    }

    /** Something came out empty. */
    public void note(Note note) {
        notes.add(note);
    }

    /** Why something came out empty. */
    public Set<Note> notes() {
        return Collections.unmodifiableSet(notes);
    }
}
