package org.kartera.records.internal.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.events.StoredEntry;
import org.kartera.events.internal.CommitFeed;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.testing.SpanishInstallation;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Installation;
import org.kartera.platform.Messages;
import org.kartera.platform.Rights;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.internal.installation.ThreadCallers;
import org.kartera.records.internal.query.RecordQueries;
import org.kartera.records.testing.TestRecords;

/** The whole of this bundle over a database with two modules, without OSGi. To be closed. */
final class Shop implements AutoCloseable {
    static final TimeOrderedIds IDS = new TimeOrderedIds();

    private final TestRecords kernel;
    private final CommitFeed feed;
    private final Callers callers = new ThreadCallers();
    private final RuleRegistry rules = new RuleRegistry();
    private final PipelineGateway gateway;
    private final PipelineRecords records;
    private final PipelineServices services;

    Shop(Dialect dialect, Path folder) {
        kernel = TestRecords.open(dialect, folder)
                .with("shop", Customer.class, Country.class)
                .with("desk", Ticket.class, Job.class);
        var database = kernel.database();
        feed = new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        Installation installation = new SpanishInstallation();
        services = new PipelineServices(
                kernel.metadata(),
                database.unitOfWork(),
                database.database(),
                callers,
                feed,
                installation,
                rules,
                module -> () -> {});
        WritePipeline pipeline = new WritePipeline(services);
        RecordQueries queries = new RecordQueries(
                kernel.metadata(), database.unitOfWork(), database.database(), installation, new NoMessages());
        gateway = new PipelineGateway(pipeline, queries, feed, callers);
        records = new PipelineRecords(pipeline, queries, gateway, callers);
    }

    private static final class NoMessages implements Messages {
        @Override
        public String text(Class<?> origin, Locale locale, String key, Object... args) {
            return key;
        }

        @Override
        public String text(Locale locale, ErrorCode code, Object... args) {
            return code.code();
        }
    }

    TestRecords kernel() {
        return kernel;
    }

    RuleRegistry rules() {
        return rules;
    }

    PipelineServices services() {
        return services;
    }

    Records records() {
        return records;
    }

    PipelineGateway gateway() {
        return gateway;
    }

    /** Somebody with the same access to all verbs of all records. */
    static Caller caller(Access access, UUID user, UUID... teams) {
        return caller((entity, verb) -> access, user, teams);
    }

    static Caller caller(Rights rights, UUID user, UUID... teams) {
        List<UUID> list = Arrays.asList(teams);
        return new Caller(
                user,
                "somebody",
                list,
                new HashSet<>(list),
                rights,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                Channel.REST,
                "127.0.0.1");
    }

    <T> T as(Caller caller, Supplier<T> work) {
        return callers.as(caller, work::get);
    }

    private <T> T asSystem(Supplier<T> work) {
        Caller current = callers.current();
        return current.login().isEmpty() ? callers.as(Caller.system("test"), work::get) : work.get();
    }

    List<Outcome> write(String entity, boolean atomic, Mutation... mutations) {
        return asSystem(() -> gateway.write(entity, List.of(mutations), atomic));
    }

    UUID create(String entity, @Nullable Object... values) {
        return done(write(entity, true, new Mutation.Create(map(values))).get(0))
                .id();
    }

    Outcome.Done update(String entity, UUID id, @Nullable Object... values) {
        return done(
                write(entity, true, new Mutation.Update(id, null, map(values))).get(0));
    }

    Outcome.Done act(String entity, UUID id, String action, @Nullable Object... values) {
        return done(write(entity, true, new Mutation.Act(id, null, action, map(values)))
                .get(0));
    }

    Outcome.Done delete(String entity, UUID id) {
        return done(write(entity, true, new Mutation.Delete(id, null)).get(0));
    }

    Outcome.Done restore(String entity, UUID id) {
        return done(write(entity, true, new Mutation.Restore(id)).get(0));
    }

    Outcome.Done purge(String entity, UUID id) {
        return done(write(entity, true, new Mutation.Purge(id)).get(0));
    }

    static Map<String, @Nullable Object> map(@Nullable Object... values) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(String.valueOf(values[i]), values[i + 1]);
        }
        return map;
    }

    static Outcome.Done done(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw refused.reason();
        }
        return (Outcome.Done) outcome;
    }

    static CrmException refused(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.reason();
        }
        throw new AssertionError("was done: " + outcome);
    }

    Row row(String entity, UUID id) {
        return asSystem(() -> gateway.read(entity, id, List.of(), List.of()));
    }

    @Nullable
    Object value(String entity, UUID id, String field) {
        return row(entity, id).value(field);
    }

    /** The entries of a record, oldest first. */
    List<StoredEntry> entries(String entity, UUID id) {
        List<StoredEntry> entries = new ArrayList<>(feed.of(entity, id, null, 100));
        Collections.reverse(entries);
        return entries;
    }

    JsonNode changes(StoredEntry entry) {
        try {
            return new ObjectMapper().readTree(entry.changes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        feed.close();
        kernel.close();
    }
}
