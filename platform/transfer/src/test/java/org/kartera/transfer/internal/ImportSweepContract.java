package org.kartera.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.SilentRun;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.job.Jobs;
import org.kartera.transfer.Imports.RowError;

/** What is left of imports is forgotten after some days, unless they are still under way. */
abstract class ImportSweepContract {
    private static final Duration KEEP = Duration.ofDays(30);

    private final Dialect dialect;
    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final KnownRuns runs = new KnownRuns();
    private TestDatabase database;
    private ImportStore store;

    @SuppressWarnings("NullAway.Init")
    ImportSweepContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void open() {
        database = Databases.open(dialect);
        database.migrations().run("transfer", OwnFiles.of(ImportStore.class));
        store = new ImportStore(database.unitOfWork());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFileOfAFailedImportIsForgottenWithWhatWasWrongAfterItsDays() throws IOException {
        UUID failed = imported(Jobs.State.FAILED);
        store.addErrors(failed, List.of(new RowError(2, "name", "required", "Ana")));

        sweepAfter(KEEP.minusHours(1));
        assertEquals("name\nAna\n", content(failed));
        assertTrue(store.find(failed).isPresent());

        sweepAfter(KEEP.plusHours(1));
        assertEquals("", content(failed));
        assertTrue(store.find(failed).isEmpty());
        List<RowError> errors = new ArrayList<>();
        store.errors(failed, 10, errors::add);
        assertEquals(List.of(), errors);
    }

    @Test
    void anUploadThatBrokeOffIsForgottenToo() throws IOException {
        UUID broken = ids.next();
        takeIn(broken);

        sweepAfter(KEEP.plusHours(1));

        assertEquals("", content(broken));
    }

    @Test
    void anImportThatStillWaitsKeepsItsFileHoweverOldItIs() throws IOException {
        UUID waiting = imported(Jobs.State.WAITING);
        UUID running = imported(Jobs.State.RUNNING);

        sweepAfter(KEEP.multipliedBy(3));

        assertEquals("name\nAna\n", content(waiting));
        assertEquals("name\nAna\n", content(running));
    }

    @Test
    void anImportWhoseRunNobodyKnowsAnyLongerIsForgotten() throws IOException {
        UUID known = imported(Jobs.State.DONE);
        runs.states.clear();

        sweepAfter(KEEP.plusHours(1));

        assertTrue(store.find(known).isEmpty());
    }

    private UUID imported(Jobs.State state) throws IOException {
        UUID id = ids.next();
        takeIn(id);
        UUID run = UUID.randomUUID();
        runs.states.put(run, state);
        store.insert(new ImportState(
                id,
                run,
                null,
                "contacts.company",
                "companies.csv",
                "UTF-8",
                "",
                false,
                1,
                ImportState.Counts.NONE,
                Instant.EPOCH));
        return id;
    }

    private void takeIn(UUID id) throws IOException {
        store.takeIn(
                id, new ByteArrayInputStream("name\nAna\n".getBytes(StandardCharsets.UTF_8)), (bytes, length) -> {});
    }

    private String content(UUID id) throws IOException {
        return new String(store.content(id).readAllBytes(), StandardCharsets.UTF_8);
    }

    private void sweepAfter(Duration time) {
        Clock then = Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
        new ImportSweep(store, runs, KEEP, then).run(new SilentRun());
    }

    /** Knows how runs fare, and starts none. */
    private static final class KnownRuns implements Jobs {
        private final Map<UUID, State> states = new HashMap<>();

        @Override
        public UUID submit(String job, String payload) {
            throw new UnsupportedOperationException(job);
        }

        @Override
        public void repeat(String job, Duration pause) {
            throw new UnsupportedOperationException(job);
        }

        @Override
        public Optional<Status> status(UUID run) {
            return Optional.ofNullable(states.get(run)).map(state -> status(run, state));
        }

        private static Status status(UUID run, State state) {
            @Nullable Instant finished = state == State.WAITING || state == State.RUNNING ? null : Instant.EPOCH;
            return new Status(run, ImportJob.NAME, state, 0, 0, 1, null, Instant.EPOCH, finished);
        }

        @Override
        public void cancel(UUID run) {
            throw new UnsupportedOperationException(run.toString());
        }
    }
}
