package org.kartera.records.internal.computed;

import java.util.List;
import java.util.UUID;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.metadata.EntityType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Computes all rows of a record type, after its formulas or roll-ups have changed: some at a time, each lot a unit of work that also keeps the place, so that a run
 * that was broken off goes on where it was. It ends where the definitions have changed again, since another run was asked for then.
 */
@Component(service = Job.class)
public final class RecalculationJob implements Job {
    static final String NAME = "records.compute";

    private static final int ROWS = 200;

    private final Recalculation recalculation;
    private final DueWork dueWork;
    private final Sql sql;
    private final ComputedSignatures signatures;

    @Activate
    public RecalculationJob(@Reference Recalculation recalculation, @Reference DueWork dueWork) {
        this.recalculation = recalculation;
        this.dueWork = dueWork;
        this.sql = recalculation.sql();
        this.signatures = new ComputedSignatures(sql);
    }

    /** What a run is asked for: record type and signature. */
    static String payload(EntityType type, String signature) {
        return type.name() + " " + signature;
    }

    /** The payload for what is computed of {@code type} now. */
    public String payloadFor(EntityType type) {
        return payload(type, ComputedSignatures.of(recalculation.computations().of(type)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        String[] asked = run.payload().split(" ", 2);
        EntityType type = recalculation.metadata().known(asked[0]).orElse(null);
        if (type == null
                || recalculation
                        .unitOfWork()
                        .read(() -> signatures.known(type))
                        .filter(asked[1]::equals)
                        .isPresent()) {
            return;
        }
        String last = run.state().isEmpty() ? DueWork.FIRST : run.state();
        long total = count(type, DueWork.FIRST);
        long done = total - count(type, last);
        while (isAsked(type, asked[1]) && !run.cancelled()) {
            List<UUID> page = page(type, last);
            if (page.isEmpty()) {
                dueWork.workOff();
                recalculation.unitOfWork().call(() -> {
                    signatures.keep(type, asked[1]);
                    return type;
                });
                return;
            }
            String next = page.get(page.size() - 1).toString();
            recalculation.unitOfWork().call(() -> {
                recalculation.records(type, page, false);
                run.checkpoint(next);
                return next;
            });
            last = next;
            done += page.size();
            run.progress(done, total);
        }
    }

    private boolean isAsked(EntityType type, String signature) {
        return ComputedSignatures.of(recalculation.computations().of(type)).equals(signature);
    }

    private long count(EntityType type, String after) {
        return recalculation
                .unitOfWork()
                .read(() -> sql.select(
                        "select count(*) from " + type.table() + " where id > ?",
                        List.of(after),
                        row -> row.getLong(1)))
                .get(0);
    }

    private List<UUID> page(EntityType type, String after) {
        return recalculation
                .unitOfWork()
                .read(() -> sql.select(
                        "select id from " + type.table() + " where id > ? order by id fetch first " + ROWS
                                + " rows only",
                        List.of(after),
                        row -> UUID.fromString(row.getString(1).strip())));
    }
}
