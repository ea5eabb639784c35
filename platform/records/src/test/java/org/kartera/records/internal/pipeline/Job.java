package org.kartera.records.internal.pipeline;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

/** Something that stands on boards. */
@RecordType(name = "desk.job", title = "{name}")
class Job extends CrmRecord {
    enum Step {
        OPEN,
        DOING,
        DONE
    }

    @Field(in = {Place.LIST})
    @Nullable
    String name;

    @Field(in = Place.BOARD)
    @Nullable
    Step step;

    @Field(ref = "shop.customer", in = Place.BOARD)
    @Nullable
    Ref customer;

    @Field(ref = "desk.ticket", onDelete = OnDelete.CASCADE)
    @Nullable
    Ref ticket;

    @Field
    @Nullable
    Money amount;

    @Field
    @Nullable
    BigDecimal weight;

    @Field
    @Nullable
    Integer points;

    @Field
    @Nullable
    Duration effort;
}
