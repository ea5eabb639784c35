package org.kartera.rest;

import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Action;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Trait;

/** A record type with a field of each kind that requests get wrong. */
@RecordType(name = "harbour.boat", title = "{name}", icon = "ship", traits = Trait.TIMELINE)
public class Boat extends CrmRecord {
    /** Where it is. */
    public enum Status {
        AFLOAT,
        IN_DOCK
    }

    @Field(
            required = true,
            length = 40,
            in = {Place.LIST, Place.SEARCH, Place.SORT})
    @Nullable
    String name;

    @Field(unique = true)
    @Nullable
    String number;

    @Field(min = "1", max = "500")
    @Nullable
    Integer length;

    @Field(in = Place.LIST)
    @Nullable
    Money price;

    @Field(kind = FieldKind.EMAIL)
    @Nullable
    String email;

    @Field
    @Nullable
    LocalDate built;

    @Field(in = Place.LIST, tracked = true)
    Status status = Status.IN_DOCK;

    @Field(ref = "harbour.boat", onDelete = OnDelete.RESTRICT)
    @Nullable
    Ref sister;

    @Field(kind = FieldKind.IMAGE, in = Place.LIST)
    @Nullable
    Ref photo;

    @Field(kind = FieldKind.FILE, tracked = true)
    @Nullable
    Ref papers;

    /** Opened by a test to let {@link #inspect} end. */
    static final CountDownLatch INSPECTED = new CountDownLatch(1);

    @Action
    void inspect() throws InterruptedException {
        INSPECTED.await(20, TimeUnit.SECONDS);
    }

    @Action
    void launch(@Field(required = true) String port) {
        status = Status.AFLOAT;
        email = port + "@example.com";
    }
}
