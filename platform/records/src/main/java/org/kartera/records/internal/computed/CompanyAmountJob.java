package org.kartera.records.internal.computed;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;
import org.kartera.records.internal.computed.CompanyAmountState.Known;
import org.kartera.records.internal.organisation.RateBook;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.metadata.EntityType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Converts the amounts of a record type that changes of rates, or of the company's currency, concern, and those that were stored before there was anything beside
 * them: some at a time, each lot a unit of work that also keeps the place, so that a run that was broken off goes on where it was.
 */
@Component(service = Job.class)
public final class CompanyAmountJob implements Job {
    static final String NAME = "records.company-amounts";

    private static final int ROWS = 200;

    private final Recalculation recalculation;
    private final DueWork dueWork;
    private final UnitOfWork unit;
    private final Sql sql;
    private final RateBook book;
    private final CompanyAmountState states;
    private final CompanyAmountRows rows;

    @Activate
    public CompanyAmountJob(@Reference Recalculation recalculation, @Reference DueWork dueWork) {
        this.recalculation = recalculation;
        this.dueWork = dueWork;
        this.unit = recalculation.unitOfWork();
        this.sql = recalculation.sql();
        this.book = recalculation.amounts().book();
        this.states = new CompanyAmountState(sql);
        this.rows =
                new CompanyAmountRows(sql, recalculation.amounts(), recalculation.consequences(), Clock.systemUTC());
    }

    /** What a run is asked for: the record type, and for what its amounts are to be converted. */
    static String payload(EntityType type, Known wanted) {
        return type.name() + " " + wanted.changes() + " " + wanted.fields();
    }

    /** The payload for the rates and fields of now. */
    public String payloadFor(EntityType type) {
        return payload(type, new Known(unit.read(book::changes), CompanyAmountState.fields(type)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        String[] asked = run.payload().split(" ", 3);
        EntityType type = recalculation.metadata().known(asked[0]).orElse(null);
        if (type == null
                || !recalculation.metadata().available(type)
                || !CompanyAmountState.fields(type).equals(asked[2])) {
            return;
        }
        // Later changes are another run's, whatever this one sees of them.
        Known wanted = new Known(Long.parseLong(asked[1]), asked[2]);
        Optional<Known> known = unit.read(() -> states.known(type));
        if (known.filter(state -> state.covers(wanted)).isPresent()) {
            return;
        }
        AffectedAmounts affected = known.filter(state -> state.fields().equals(wanted.fields()))
                .map(state -> AffectedAmounts.of(type, unit.read(() -> book.since(state.changes()))))
                .orElseGet(() -> AffectedAmounts.all(type));
        if (affected.none() || convert(run, type, affected)) {
            dueWork.workOff();
            unit.call(() -> {
                if (states.known(type).filter(state -> state.covers(wanted)).isEmpty()) {
                    states.keep(type, wanted);
                }
                return type;
            });
        }
    }

    /** Whether it came to the end. */
    private boolean convert(JobRun run, EntityType type, AffectedAmounts affected) {
        String last = run.state().isEmpty() ? DueWork.FIRST : run.state();
        String begin = last;
        long total = unit.read(() -> affected.count(sql, DueWork.FIRST));
        long done = total - unit.read(() -> affected.count(sql, begin));
        while (!run.cancelled()) {
            String after = last;
            List<UUID> page = unit.read(() -> affected.page(sql, after, ROWS));
            if (page.isEmpty()) {
                return true;
            }
            String next = page.get(page.size() - 1).toString();
            unit.call(() -> {
                rows.convert(type, recalculation.computations().influence(type), page);
                run.checkpoint(next);
                return next;
            });
            last = next;
            done += page.size();
            run.progress(done, total);
        }
        return false;
    }
}
