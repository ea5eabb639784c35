package org.kartera.records.internal.computed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;

/** Something with amounts, which is decided one day. */
@RecordType(name = "market.offer", title = "{name}")
class Offer extends CrmRecord {
    enum Status {
        OPEN,
        DONE
    }

    @Field(in = {Place.LIST, Place.SORT})
    @Nullable
    String name;

    @Field(in = {Place.LIST, Place.SORT})
    @Nullable
    Money amount;

    @Field
    @Nullable
    Money fee;

    @Field(fixesRates = true)
    @Nullable
    LocalDate decided;

    @Field(in = {Place.LIST, Place.BOARD})
    @Nullable
    Status status = Status.OPEN;
}
