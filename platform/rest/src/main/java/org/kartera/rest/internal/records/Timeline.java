package org.kartera.rest.internal.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.StoredEntry;
import org.kartera.records.Notes;
import org.kartera.records.RecordGateway;
import org.kartera.records.formula.Formulas;

/** What a timeline shows of the entries of a record: its changes, and its notes as they are now, each where it was written. */
final class Timeline {
    /** A note says this by itself; what is computed follows from changes elsewhere. */
    private static final Set<String> SILENT = Set.of(Notes.EDITED, Notes.DELETED, Formulas.COMPUTED);

    private final RecordGateway gateway;
    private final Notes notes;
    private final TimelineJson entries;

    Timeline(RecordGateway gateway, Notes notes, TimelineJson entries) {
        this.gateway = gateway;
        this.notes = notes;
        this.entries = entries;
    }

    /** A part of a timeline, newest first, with the notes in it. */
    record Part(List<StoredEntry> entries, Map<UUID, Notes.Note> notes) {}

    /** {@code count} entries older than {@code before}, fewer where there are no more. */
    Part read(String entity, UUID record, @Nullable String before, int count) {
        List<StoredEntry> shown = new ArrayList<>();
        Map<UUID, Notes.Note> known = null;
        String place = before;
        while (shown.size() < count) {
            int missing = count - shown.size();
            List<StoredEntry> read = gateway.timeline(entity, record, place, missing);
            if (known == null) {
                boolean noted = read.stream().anyMatch(entry -> entry.kind().equals(Notes.WRITTEN));
                known = noted ? notes.of(entity, record) : null;
            }
            for (StoredEntry entry : read) {
                if (shows(entry, known == null ? Map.of() : known)) {
                    shown.add(entry);
                }
            }
            if (read.size() < missing) {
                break;
            }
            place = read.get(read.size() - 1).cursor();
        }
        return new Part(shown, known == null ? Map.of() : known);
    }

    private boolean shows(StoredEntry entry, Map<UUID, Notes.Note> known) {
        if (entry.kind().equals(Notes.WRITTEN)) {
            return known.containsKey(entries.note(entry));
        }
        return !SILENT.contains(entry.kind());
    }
}
