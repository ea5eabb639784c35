package org.kartera.transfer.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;
import org.kartera.platform.job.Jobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Forgets imports after some days: the files of those that failed, which nobody else takes away, those of uploads that broke off, and what was wrong with
 * their rows. The records stay, and so do their external keys.
 */
@Component(service = Job.class, immediate = true, configurationPid = "org.kartera.transfer")
@Designate(ocd = TransferConfiguration.class)
public final class ImportSweep implements Job {
    private static final String NAME = "transfer.importSweep";
    private static final Duration PAUSE = Duration.ofHours(6);
    private static final Set<Jobs.State> UNDER_WAY = Set.of(Jobs.State.WAITING, Jobs.State.RUNNING);

    private final ImportStore store;
    private final Jobs jobs;
    private final Duration keep;
    private final Clock clock;

    @Activate
    public ImportSweep(@Reference ImportKernel kernel, @Reference Jobs jobs, TransferConfiguration configuration) {
        this(new ImportStore(kernel.work()), jobs, Duration.ofDays(configuration.importKeepDays()), Clock.systemUTC());
        jobs.repeat(NAME, PAUSE);
    }

    ImportSweep(ImportStore store, Jobs jobs, Duration keep, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        long forgotten = 0;
        for (UUID id : store.before(firstOf(clock.instant().minus(keep)))) {
            if (run.cancelled()) {
                return;
            }
            if (!underWay(id)) {
                store.forget(id);
                run.progress(++forgotten, 0);
            }
        }
    }

    /** One that waits, on a server that was off for weeks, still needs its file. */
    private boolean underWay(UUID id) {
        return store.find(id)
                .map(ImportState::run)
                .filter(Objects::nonNull)
                .flatMap(jobs::status)
                .filter(status -> UNDER_WAY.contains(status.state()))
                .isPresent();
    }

    /** The least id that could have been made then: of version 7, which begins with milliseconds. */
    private static UUID firstOf(Instant moment) {
        return new UUID(moment.toEpochMilli() << Short.SIZE | 0x7000L, 0x8000000000000000L);
    }
}
