package org.kartera.records.internal.pipeline;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Trait;

@RecordType(name = "shop.country", title = "{name}", traits = Trait.SHARED)
class Country extends CrmRecord {
    @Field(required = true, unique = true)
    @Nullable
    String name;
}
