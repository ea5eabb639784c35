package org.kartera.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.kartera.platform.Callers;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.RecordRule;
import org.kartera.platform.record.Ref;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a stage means for a deal: pipeline, status, probability, close date; how deals close and open again. */
@Component
public class DealRules implements RecordRule<Deal> {
    private final Stages stages;
    private final Callers callers;
    private final Clock clock;

    @Activate
    public DealRules(@Reference Stages stages, @Reference Callers callers) {
        this(stages, callers, Clock.systemUTC());
    }

    DealRules(Stages stages, Callers callers, Clock clock) {
        this.stages = stages;
        this.callers = callers;
        this.clock = clock;
    }

    @Override
    public void beforeSave(List<Change<Deal>> changes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, callers.current().zone());
        changes.forEach(this::fillStage);
        Map<Ref, Stage> known = stages.of(changes.stream()
                .flatMap(change -> Stream.of(change.record().stage(), (Ref) change.before("stage")))
                .filter(Objects::nonNull)
                .toList());
        for (Change<Deal> change : changes) {
            Stage stage = known.get(change.record().stage());
            if (stage != null && mayEnter(change, stage)) {
                enter(change, stage, now);
                change.record().complete(today);
                if (stage.status() == DealStatus.LOST && change.record().lostReason() == null) {
                    change.reject("lostReason", PipelineError.REASON_MISSING);
                }
            }
        }
    }

    private void fillStage(Change<Deal> change) {
        Deal deal = change.record();
        boolean movedOnlyPipeline = change.changed("pipeline") && !change.changed("stage");
        if (deal.stage() == null || movedOnlyPipeline) {
            Ref pipeline = deal.pipeline();
            deal.moveTo(Ref.to(stages.first(pipeline == null ? stages.standardPipeline() : pipeline, DealStatus.OPEN)));
        }
    }

    private static boolean mayEnter(Change<Deal> change, Stage stage) {
        Ref pipeline = change.record().pipeline();
        if (change.changed("pipeline") && pipeline != null && !pipeline.equals(stage.pipeline())) {
            change.reject("stage", PipelineError.STAGE_OF_ANOTHER_PIPELINE);
            return false;
        }
        boolean wasClosed =
                change.kind() == Change.Kind.UPDATE && change.record().status().closed();
        if (wasClosed && change.changed("stage") && !"reopen".equals(change.action())) {
            change.reject("stage", PipelineError.DEAL_CLOSED);
            return false;
        }
        return true;
    }

    private static void enter(Change<Deal> change, Stage stage, Instant now) {
        Deal deal = change.record();
        if (change.changed("stage") || change.kind() == Change.Kind.CREATE) {
            deal.enter(stage, now);
            if (!change.changed("probability") || stage.status().closed()) {
                deal.chance(stage.chance());
            }
        }
    }
}
