package org.kartera.pipeline;

import static org.kartera.platform.record.Place.BOARD;
import static org.kartera.platform.record.Place.LIST;
import static org.kartera.platform.record.Place.QUICK_CREATE;
import static org.kartera.platform.record.Place.SEARCH;
import static org.kartera.platform.record.Place.SORT;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Trait;

/** A chance to sell something. What follows from its stage is set by {@link DealRules}. */
@RecordType(
        name = "pipeline.deal",
        title = "{name}",
        icon = "handshake",
        traits = {Trait.TIMELINE, Trait.FILES})
public class Deal extends CrmRecord {
    /** From this probability on, in percent, a deal counts as the best case of a forecast. */
    static final int BEST_CASE = 50;

    /** From this probability on, in percent, a deal counts as committed. */
    static final int COMMITTED = 75;

    @Field(
            required = true,
            in = {LIST, SEARCH, QUICK_CREATE})
    private @Nullable String name;

    @Field(
            in = {LIST, QUICK_CREATE},
            ref = "contacts.company",
            tracked = true)
    private @Nullable Ref company;

    @Field(
            in = {LIST, QUICK_CREATE},
            tracked = true)
    private @Nullable Money amount;

    @Field(ref = "pipeline.pipeline", onDelete = OnDelete.RESTRICT, tracked = true)
    private @Nullable Ref pipeline;

    @Field(
            in = {LIST, BOARD, QUICK_CREATE},
            ref = "pipeline.stage",
            onDelete = OnDelete.RESTRICT,
            tracked = true)
    private @Nullable Ref stage;

    @Field(
            readOnly = true,
            in = {LIST, BOARD})
    private DealStatus status = DealStatus.OPEN;

    /** Per cent; of the stage unless somebody knows better. */
    @Field(kind = FieldKind.PERCENT, in = LIST, min = "0", max = "100")
    private @Nullable BigDecimal probability;

    /** The amount times the probability. */
    @Field(readOnly = true)
    private @Nullable Money weighted;

    @Field(
            in = {LIST, SORT, QUICK_CREATE},
            tracked = true)
    private @Nullable LocalDate expectedClose;

    @Field(in = LIST, fixesRates = true)
    private @Nullable LocalDate actualClose;

    @Field(in = LIST, length = 80)
    private @Nullable String source;

    @Field(length = 120)
    private @Nullable String product;

    /** Why it was lost; only lost deals have one. */
    @Field(length = 200, tracked = true)
    private @Nullable String lostReason;

    @Field(in = LIST, length = 200)
    private @Nullable String nextStep;

    @Field(in = LIST)
    private @Nullable LocalDate nextStepDate;

    @Field(readOnly = true)
    private @Nullable Instant stageEnteredAt;

    @Field(kind = FieldKind.RICH_TEXT)
    private @Nullable String description;

    @Nullable
    Ref stage() {
        return stage;
    }

    @Nullable
    Ref pipeline() {
        return pipeline;
    }

    DealStatus status() {
        return status;
    }

    @Nullable
    String lostReason() {
        return lostReason;
    }

    Instant stageEnteredAt() {
        return Objects.requireNonNull(stageEnteredAt, "set when the deal entered its stage");
    }

    /** Puts it into a stage, or changes its mind about one; what follows is the rules' business. */
    void moveTo(Ref newStage) {
        stage = newStage;
    }

    void lostBecause(@Nullable String reason) {
        lostReason = reason;
    }

    void closedOn(@Nullable LocalDate day) {
        actualClose = day;
    }

    /** What a stage brings with it. */
    void enter(Stage entered, Instant now) {
        stage = Ref.to(entered);
        pipeline = entered.pipeline();
        status = entered.status();
        stageEnteredAt = now;
        if (!status.closed()) {
            actualClose = null;
        }
    }

    void chance(BigDecimal percent) {
        probability = percent;
    }

    /** What can be told from the other fields. */
    void complete(LocalDate today) {
        if (status != DealStatus.LOST) {
            lostReason = null;
        }
        if (status.closed() && actualClose == null) {
            actualClose = today;
        }
        weighted = amount == null || probability == null ? null : amount.percent(probability);
    }
}
