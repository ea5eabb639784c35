package org.kartera.records.internal.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

@RecordType(name = "desk.ticket", title = "{number} {subject}")
class Ticket extends CrmRecord {
    @Field(kind = FieldKind.AUTO_NUMBER, pattern = "T-{0000}")
    @Nullable
    String number;

    @Field
    @Nullable
    String subject;

    @Field(ref = "shop.customer", onDelete = OnDelete.CASCADE)
    @Nullable
    Ref customer;

    @Field(ref = "shop.customer")
    @Nullable
    Ref reporter;

    @Field(ref = "shop.customer")
    List<Ref> watchers = List.of();

    @Field(unique = true)
    @Nullable
    String code;

    @Field(ref = {"shop.customer", "shop.country"})
    @Nullable
    Ref about;
}
