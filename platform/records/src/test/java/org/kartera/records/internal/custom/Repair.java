package org.kartera.records.internal.custom;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

/** Something that is done to a machine. */
@RecordType(name = "yard.repair", title = "{name}")
class Repair extends CrmRecord {
    enum Status {
        OPEN,
        DONE
    }

    @Field(
            required = true,
            in = {Place.LIST, Place.SORT})
    @Nullable
    String name;

    @Field(ref = "yard.machine", in = Place.LIST)
    @Nullable
    Ref machine;

    @Field
    @Nullable
    Money cost;

    @Field
    @Nullable
    Integer hours;

    @Field
    @Nullable
    LocalDate finished;

    @Field
    @Nullable
    Status status = Status.OPEN;
}
