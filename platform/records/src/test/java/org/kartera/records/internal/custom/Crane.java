package org.kartera.records.internal.custom;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;

/** Something of whose own fields admins change what they may. */
@RecordType(name = "yard.crane", title = "{name}", icon = "truck")
class Crane extends CrmRecord {
    enum Drive {
        ELECTRIC,
        DIESEL,
        HAND
    }

    enum Condition {
        SOUND,
        BROKEN
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

    @Field(min = "1", max = "100")
    @Nullable
    Integer load;

    @Field
    boolean rented = false;

    @Field(in = Place.BOARD)
    @Nullable
    Drive drive;

    @Field(readOnly = true, in = Place.BOARD)
    Condition condition = Condition.SOUND;

    @Field(
            kind = FieldKind.CHOICE,
            choices = {"small", "large"})
    @Nullable
    String size;

    @Field(internal = true)
    @Nullable
    String secret;
}
