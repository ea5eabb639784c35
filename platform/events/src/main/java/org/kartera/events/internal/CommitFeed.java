package org.kartera.events.internal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The feed in the database; wakes whoever follows it here, and the other nodes. */
@Component(service = {Feed.class, CommitFeed.class})
public final class CommitFeed implements Feed {
    private final UnitOfWork unit;
    private final Signal signal = new Signal();
    private final EntryLog log;
    private final Watchers watchers;
    private final @Nullable PostgresBell bell;

    @Activate
    public CommitFeed(@Reference Database database, @Reference UnitOfWork unit, @Reference Migrations migrations) {
        migrations.run("events", OwnFiles.of(CommitFeed.class));
        this.unit = unit;
        this.log = new EntryLog(unit, database.dialect(), signal);
        this.watchers = new Watchers(log, signal);
        this.bell = database.dialect() == Dialect.POSTGRES ? new PostgresBell(database.pool(), signal) : null;
    }

    @Deactivate
    public void close() {
        watchers.close();
        if (bell != null) {
            bell.close();
        }
    }

    EntryLog log() {
        return log;
    }

    Signal signal() {
        return signal;
    }

    @Override
    public void append(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        unit.call(() -> {
            log.append(entries);
            if (bell != null) {
                unit.afterCommit(bell::ring);
            }
            return true;
        });
    }

    @Override
    public List<StoredEntry> read(@Nullable String after, int limit) {
        return log.read(Cursor.parse(after), limit);
    }

    @Override
    public String end() {
        Cursor end = log.end();
        return end.equals(Cursor.BEGINNING) ? "" : end.toString();
    }

    @Override
    public List<StoredEntry> of(String entity, UUID record, @Nullable String before, int limit) {
        return log.of(entity, record, before == null ? null : Cursor.parse(before), limit);
    }

    @Override
    public AutoCloseable watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }
}
