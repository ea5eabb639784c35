package org.kartera.pipeline;

import static org.kartera.platform.record.Place.LIST;
import static org.kartera.platform.record.Place.QUICK_CREATE;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Trait;

/** A step of a pipeline. Whatever a company calls it, its status says what it means. */
@RecordType(
        name = "pipeline.stage",
        title = "{name}",
        icon = "square-kanban",
        order = {"pipeline", "sortOrder"},
        traits = Trait.SHARED)
public class Stage extends CrmRecord {
    @Field(
            required = true,
            in = {LIST, QUICK_CREATE},
            length = 100)
    private @Nullable String name;

    @Field(
            required = true,
            in = {LIST, QUICK_CREATE},
            ref = "pipeline.pipeline",
            onDelete = OnDelete.CASCADE)
    private @Nullable Ref pipeline;

    @Field(in = LIST)
    private int sortOrder;

    @Field(in = LIST)
    private DealStatus status = DealStatus.OPEN;

    /** Per cent, of open stages; a won deal has 100 and a lost one 0 whatever is said here. */
    @Field(kind = FieldKind.PERCENT, in = LIST, min = "0", max = "100")
    private BigDecimal probability = BigDecimal.ZERO;

    /** Days that a deal may rest here before it counts as rotting. */
    @Field(in = LIST, min = "1", max = "3650")
    private @Nullable Integer maximumAge;

    /** Of its column on boards. */
    @Field(kind = FieldKind.COLOUR)
    private @Nullable String colour;

    DealStatus status() {
        return status;
    }

    Ref pipeline() {
        return Objects.requireNonNull(pipeline, "required");
    }

    int sortOrder() {
        return sortOrder;
    }

    /** Of deals that enter: per cent. */
    BigDecimal chance() {
        return switch (status) {
            case OPEN -> probability;
            case WON -> BigDecimal.valueOf(100);
            case LOST -> BigDecimal.ZERO;
        };
    }
}
