package org.kartera.records.internal.custom;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;

/** Something to which admins add fields. */
@RecordType(name = "yard.machine", title = "{name}")
class Machine extends CrmRecord {
    @Field(
            required = true,
            in = {Place.LIST, Place.SORT, Place.SEARCH})
    @Nullable
    String name;
}
