package org.kartera.records.internal.note;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.records.Administration;
import org.kartera.records.Notes;
import org.kartera.records.Reach;
import org.kartera.records.RecordGateway;
import org.kartera.records.internal.note.NoteTable.Stored;
import org.kartera.records.internal.pipeline.RefusedAccess;
import org.kartera.records.internal.pipeline.bind.Texts;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notes in the database; what somebody may do about them follows from what they may do about the record. */
@Component
public final class RecordNotes implements Notes {
    private static final String TEXT = "text";
    private static final String UPDATE = "update";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordGateway records;
    private final MetadataSource metadata;
    private final UnitOfWork unit;
    private final Feed feed;
    private final Callers callers;
    private final NoteTable table;
    private final RefusedAccess refused;
    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final Clock clock = Clock.systemUTC();

    @Activate
    public RecordNotes(
            @Reference RecordGateway records,
            @Reference MetadataSource metadata,
            @Reference UnitOfWork unit,
            @Reference Feed feed,
            @Reference Callers callers) {
        this.records = records;
        this.metadata = metadata;
        this.unit = unit;
        this.feed = feed;
        this.callers = callers;
        this.table = new NoteTable(unit);
        this.refused = new RefusedAccess(unit, feed);
    }

    /** The record that notes are about, as far as they need it. */
    private record Subject(
            Row row, @Nullable UUID owner, @Nullable UUID team) {}

    @Override
    public Note write(String entity, UUID record, @Nullable Object text) {
        return unit.call(() -> {
            Subject subject = writable(entity, record);
            String valid = Texts.required(TEXT, text, LENGTH);
            Stored note = new Stored(ids.next(), valid, callers.current().user(), now(), null);
            table.insert(entity, record, note);
            append(WRITTEN, subject, note.id(), null, valid);
            return note(note, true);
        });
    }

    @Override
    public Note edit(String entity, UUID record, UUID note, @Nullable Object text) {
        return unit.call(() -> {
            Subject subject = writable(entity, record);
            Stored former = own(subject, note);
            String valid = Texts.required(TEXT, text, LENGTH);
            if (valid.equals(former.text())) {
                return note(former, true);
            }
            Instant now = now();
            if (!table.edit(note, valid, now)) {
                throw missing(note);
            }
            append(EDITED, subject, note, former.text(), valid);
            return note(new Stored(note, valid, former.author(), former.at(), now), true);
        });
    }

    @Override
    public void delete(String entity, UUID record, UUID note) {
        unit.call(() -> {
            Subject subject = writable(entity, record);
            Stored former = own(subject, note);
            if (!table.delete(note, now())) {
                throw missing(note);
            }
            append(DELETED, subject, note, former.text(), null);
            return former;
        });
    }

    @Override
    public Map<UUID, Note> of(String entity, UUID record) {
        Subject subject = readable(entity, record);
        boolean writable = mayWrite(subject) && !binned(subject);
        Caller caller = callers.current();
        Map<UUID, Note> notes = new LinkedHashMap<>();
        for (Stored note : table.of(entity, record)) {
            notes.put(note.id(), note(note, writable && mayEdit(note, caller)));
        }
        return notes;
    }

    private static Note note(Stored note, boolean editable) {
        return new Note(note.id(), note.text(), note.author(), note.at(), note.editedAt(), editable);
    }

    private Subject readable(String entity, UUID record) {
        Row row = records.read(entity, record, List.of("owner", "team"), List.of());
        return new Subject(row, id(row, "owner"), id(row, "team"));
    }

    private static @Nullable UUID id(Row row, String field) {
        return row.fields().contains(field) && row.value(field) instanceof Ref ref ? ref.id() : null;
    }

    private Subject writable(String entity, UUID record) {
        Subject subject = readable(entity, record);
        if (!mayWrite(subject)) {
            throw notAllowed(subject);
        }
        if (binned(subject)) {
            throw new CrmException(StandardError.RECORD_DELETED, record.toString());
        }
        return subject;
    }

    private boolean mayWrite(Subject subject) {
        return Reach.covers(
                callers.current(),
                metadata.current().entity(subject.row().entity()),
                UPDATE,
                subject.owner(),
                subject.team());
    }

    private static boolean binned(Subject subject) {
        return subject.row().fields().contains("deletedAt") && subject.row().value("deletedAt") != null;
    }

    private Stored own(Subject subject, UUID note) {
        Stored found = table.of(subject.row().entity(), subject.row().id()).stream()
                .filter(each -> each.id().equals(note))
                .findFirst()
                .orElseThrow(() -> missing(note));
        if (!mayEdit(found, callers.current())) {
            throw notAllowed(subject);
        }
        return found;
    }

    private static boolean mayEdit(Stored note, Caller caller) {
        return Administration.of(caller)
                || (note.author() != null && note.author().equals(caller.user()));
    }

    private CrmException notAllowed(Subject subject) {
        Row row = subject.row();
        refused.note(callers.current(), row.entity(), row.id(), row.title(), UPDATE);
        return new CrmException(StandardError.NOT_ALLOWED, UPDATE, row.entity());
    }

    private static CrmException missing(UUID note) {
        return new CrmException(StandardError.NO_SUCH_NOTE, note.toString());
    }

    private void append(String kind, Subject subject, UUID note, @Nullable String before, @Nullable String after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("note", note.toString());
        changes.put(TEXT, Arrays.asList(before, after));
        Row row = subject.row();
        feed.append(List.of(new Entry(
                kind,
                row.entity(),
                row.id(),
                row.version(),
                row.title(),
                subject.owner(),
                subject.team(),
                null,
                callers.current(),
                json(changes))));
    }

    private static String json(Map<String, Object> changes) {
        try {
            return JSON.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Text is JSON", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
