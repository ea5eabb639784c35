package org.kartera.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Action;
import org.kartera.platform.record.ActionProvider;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.Ref;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The steps that people take with deals. {@link DealRules} does what follows. */
@Component
public class DealActions implements ActionProvider {
    private final Stages stages;

    @Activate
    public DealActions(@Reference Stages stages) {
        this.stages = stages;
    }

    /** Moves deals to another stage. */
    @Action(record = "pipeline.deal")
    public void moveTo(
            List<Change<Deal>> deals,
            @Field(required = true, ref = "pipeline.stage") Ref stage,
            @Field(length = 200) @Nullable String lostReason) {
        for (Change<Deal> deal : deals) {
            deal.record().moveTo(stage);
            if (lostReason != null) {
                deal.record().lostBecause(lostReason);
            }
        }
    }

    /** Closes deals as won, today or on {@code closedOn}. */
    @Action(record = "pipeline.deal")
    public void win(List<Change<Deal>> deals, @Field @Nullable LocalDate closedOn) {
        close(deals, DealStatus.WON, closedOn);
    }

    /** Closes deals as lost, today or on {@code closedOn}. */
    @Action(record = "pipeline.deal")
    public void lose(
            List<Change<Deal>> deals,
            @Field(required = true, length = 200) String reason,
            @Field @Nullable LocalDate closedOn) {
        deals.forEach(deal -> deal.record().lostBecause(reason));
        close(deals, DealStatus.LOST, closedOn);
    }

    /** Opens closed deals again, in {@code stage} or the first one. */
    @Action(record = "pipeline.deal")
    public void reopen(List<Change<Deal>> deals, @Field(ref = "pipeline.stage") @Nullable Ref stage) {
        for (Change<Deal> deal : deals) {
            if (!deal.record().status().closed()) {
                throw new CrmException(PipelineError.DEAL_NOT_CLOSED);
            }
            deal.record().moveTo(stage == null ? first(deal.record(), DealStatus.OPEN) : stage);
        }
    }

    private void close(List<Change<Deal>> deals, DealStatus status, @Nullable LocalDate closedOn) {
        for (Change<Deal> deal : deals) {
            deal.record().moveTo(first(deal.record(), status));
            deal.record().closedOn(closedOn);
        }
    }

    private Ref first(Deal deal, DealStatus status) {
        return Ref.to(stages.first(Objects.requireNonNull(deal.pipeline(), "every deal has one"), status));
    }
}
