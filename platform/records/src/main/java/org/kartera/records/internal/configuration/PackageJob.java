package org.kartera.records.internal.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;
import org.kartera.records.configuration.AppliedPackage.State;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.ConfigurationPackage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies and withdraws packages, step by step, each of which does nothing where it was done before; so whoever goes on after an end of the server begins
 * anew. What fails for good is kept with its reason until somebody tries again.
 */
@Component
public final class PackageJob implements Job {
    static final String NAME = "records.package";
    private static final Logger LOG = LoggerFactory.getLogger(PackageJob.class);

    private final PackageParts parts;
    private final PackageTable table;
    private final UnitOfWork unit;
    private final Feed feed;
    private final Callers callers;
    private final Messages messages;

    @Activate
    public PackageJob(
            @Reference PackageParts parts,
            @Reference UnitOfWork unit,
            @Reference Feed feed,
            @Reference Callers callers,
            @Reference Messages messages) {
        this.parts = parts;
        this.table = new PackageTable(unit);
        this.unit = unit;
        this.feed = feed;
        this.callers = callers;
        this.messages = messages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        Optional<PackageTable.Row> found = table.find(run.payload());
        if (found.isEmpty() || found.get().state() == State.APPLIED) {
            return;
        }
        PackageTable.Row row = found.get();
        try {
            work(row, run);
        } catch (CrmException refused) {
            if (refused.code().kind() == ErrorKind.UNAVAILABLE) {
                throw refused;
            }
            fail(
                    row,
                    messages.text(
                            callers.current().locale(),
                            refused.code(),
                            refused.args().toArray()));
            LOG.warn("The package {} was not applied as a whole", row.name(), refused);
        } catch (RuntimeException defect) {
            fail(row, messages.text(callers.current().locale(), StandardError.INTERNAL));
            LOG.error("The package {} was not applied as a whole", row.name(), defect);
        }
    }

    private void work(PackageTable.Row row, JobRun run) {
        ConfigurationPackage pack = PackageReader.read(row.content());
        List<ConfigurationChange> steps = Steps.read(row.steps(), pack);
        ConfigurationPlan plan = new ConfigurationPlan(row.name(), steps);
        List<ConfigurationChange> staying =
                steps.stream().filter(step -> step.manner() != Manner.REMOVE).toList();
        Progress progress = new Progress(run, staying.size() + (long) steps.size());
        for (ConfigurationChange step : staying) {
            part(step).put(plan, step);
            progress.step();
        }
        for (ConfigurationChange step : staying) {
            part(step).complete(plan, step);
            progress.step();
        }
        remove(plan, progress);
        if (row.state() == State.WITHDRAWING) {
            end("package-withdrawn", row, pack, () -> table.delete(row.name()));
        } else {
            end("package-applied", row, pack, () -> table.put(row.applied()));
        }
    }

    /** Things that others need go behind those, in whichever order they stand. */
    private void remove(ConfigurationPlan plan, Progress progress) {
        List<ConfigurationChange> left = plan.changes().stream()
                .filter(step -> step.manner() == Manner.REMOVE)
                .toList();
        CrmException last = null;
        for (int before = Integer.MAX_VALUE; !left.isEmpty() && left.size() < before; ) {
            before = left.size();
            List<ConfigurationChange> later = new ArrayList<>();
            for (ConfigurationChange step : left) {
                try {
                    part(step).remove(step.key(), plan.pack());
                    progress.step();
                } catch (CrmException needed) {
                    last = needed;
                    later.add(step);
                }
            }
            left = later;
        }
        if (!left.isEmpty() && last != null) {
            throw last;
        }
    }

    private ConfigurationPart part(ConfigurationChange step) {
        return parts.find(step.part())
                .orElseThrow(() -> new CrmException(ConfigurationError.PACKAGE_PART_UNKNOWN, step.part()));
    }

    private void fail(PackageTable.Row row, String reason) {
        unit.call(() -> {
            table.put(row.failed(reason));
            append("package-failed", row, Map.of("reason", reason));
            return row;
        });
    }

    private void end(String kind, PackageTable.Row row, ConfigurationPackage pack, Runnable stored) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        pack.parts().forEach((part, things) -> told.put(part, List.copyOf(things.keySet())));
        unit.call(() -> {
            stored.run();
            append(kind, row, Map.of("parts", told));
            return row;
        });
        LOG.info("The package {} {}: {}", row.name(), row.version(), kind);
    }

    private void append(String kind, PackageTable.Row row, Map<String, ?> more) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("package", row.name());
        details.put("version", row.version());
        details.put(
                "before",
                row.basis() == null
                        ? null
                        : PackageReader.read(row.basis()).manifest().version().toString());
        details.putAll(more);
        String title = row.name() + " " + row.version();
        feed.append(List.of(
                new Entry(kind, null, null, 0, title, null, null, null, callers.current(), Canonical.text(details))));
    }

    /** How far it is; never further than the end, however often something is tried. */
    private static final class Progress {
        private final JobRun run;
        private final long total;
        private long done;

        Progress(JobRun run, long total) {
            this.run = run;
            this.total = total;
        }

        void step() {
            done++;
            run.progress(done, total);
        }
    }
}
