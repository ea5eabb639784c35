package org.kartera.records.internal.custom;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;

/** {@link Crane} as a later version of its module has it: one drive more and one less, another range. */
@RecordType(name = "yard.crane", title = "{name}", icon = "truck")
class CraneOfNextVersion extends CrmRecord {
    enum Drive {
        ELECTRIC,
        HAND,
        SOLAR
    }

    @Field(
            required = true,
            in = {Place.LIST, Place.SORT})
    @Nullable
    String name;

    @Field(pattern = "[A-Z]{3}", length = 3)
    @Nullable
    String code;

    @Field
    @Nullable
    String place;

    @Field(min = "20", max = "30")
    @Nullable
    Integer load;

    @Field
    boolean rented = false;

    @Field(in = Place.BOARD)
    @Nullable
    Drive drive;

    @Field(readOnly = true, in = Place.BOARD)
    Crane.Condition condition = Crane.Condition.SOUND;

    @Field(
            kind = FieldKind.CHOICE,
            choices = {"small", "large"})
    @Nullable
    String size;

    @Field(internal = true)
    @Nullable
    String secret;
}
