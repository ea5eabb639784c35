package org.kartera.pipeline;

import static org.kartera.platform.record.Place.LIST;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

/** How long a deal stayed in a stage. Written by {@link StageHistory} only. */
@RecordType(name = "pipeline.stay", title = "{enteredAt}", icon = "history")
public class Stay extends CrmRecord {
    @Field(readOnly = true, in = LIST, ref = "pipeline.deal", onDelete = OnDelete.CASCADE)
    private @Nullable Ref deal;

    @Field(readOnly = true, in = LIST, ref = "pipeline.stage")
    private @Nullable Ref stage;

    @Field(readOnly = true, in = LIST)
    private @Nullable Instant enteredAt;

    /** Null while the deal is there. */
    @Field(readOnly = true, in = LIST)
    private @Nullable Instant leftAt;

    @Field(readOnly = true, in = LIST)
    private @Nullable Duration duration;

    static Stay begin(Deal deal) {
        Stay stay = new Stay();
        stay.deal = Ref.to(deal);
        stay.stage = deal.stage();
        stay.enteredAt = deal.stageEnteredAt();
        stay.assignTo(deal.owner());
        stay.assignToTeam(deal.team());
        return stay;
    }

    void end(Instant at) {
        leftAt = at;
        duration = enteredAt == null ? Duration.ZERO : Duration.between(enteredAt, at);
    }

    @Nullable
    Ref deal() {
        return deal;
    }
}
