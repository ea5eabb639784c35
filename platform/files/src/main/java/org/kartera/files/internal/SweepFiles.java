package org.kartera.files.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;
import org.kartera.platform.job.Jobs;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes files that no record refers to, and content that no file has: what was uploaded and never used, what records let go of, what a crash left. */
@Component(immediate = true)
public final class SweepFiles implements Job {
    static final String NAME = "files.sweep";

    private final FileKernel kernel;
    private final MetadataSource metadata;
    private final FileUses uses;

    @Activate
    public SweepFiles(@Reference FileKernel kernel, @Reference MetadataSource metadata, @Reference Jobs jobs) {
        this.kernel = kernel;
        this.metadata = metadata;
        this.uses = new FileUses(kernel.statements());
        jobs.repeat(NAME, Duration.ofHours(6));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        Instant before = kernel.clock().instant().minus(kernel.keep());
        try {
            long removed = files(run, before) + contents(run, before);
            kernel.intake().sweep(before);
            run.progress(removed, removed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also what modules that are switched off refer to stays. */
    private long files(JobRun run, Instant before) {
        long removed = 0;
        UUID last = null;
        while (!run.cancelled()) {
            List<UUID> idle = kernel.table().idle(last, before);
            if (idle.isEmpty()) {
                return removed;
            }
            last = idle.get(idle.size() - 1);
            Set<UUID> used = uses.of(idle, metadata.current()).keySet();
            List<UUID> unused =
                    idle.stream().filter(file -> !used.contains(file)).toList();
            removed += kernel.table().remove(unused, before);
        }
        return removed;
    }

    private long contents(JobRun run, Instant before) throws IOException {
        long removed = 0;
        List<String> old = new ArrayList<>();
        kernel.originals().old(before, old::add);
        for (List<String> hashes : FileTable.chunks(old)) {
            if (run.cancelled()) {
                return removed;
            }
            Set<String> known = kernel.table().known(hashes);
            for (String hash : hashes) {
                if (!known.contains(hash) && kernel.originals().remove(hash, before)) {
                    kernel.pictures().removeAll(hash);
                    removed++;
                }
            }
        }
        return removed;
    }
}
