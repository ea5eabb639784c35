package org.kartera.pipeline;

import static org.kartera.platform.record.Place.LIST;
import static org.kartera.platform.record.Place.QUICK_CREATE;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Trait;

/** A way of selling, made of stages. */
@RecordType(name = "pipeline.pipeline", title = "{name}", icon = "workflow", order = "sortOrder", traits = Trait.SHARED)
public class Pipeline extends CrmRecord {
    @Field(
            required = true,
            unique = true,
            in = {LIST, QUICK_CREATE},
            length = 100)
    private @Nullable String name;

    /** Deals of which nobody says to which pipeline they belong go into the standard one with the lowest order. */
    @Field(in = LIST)
    private boolean standard;

    @Field(in = LIST)
    private int sortOrder;

    @Field(kind = FieldKind.LONG_TEXT)
    private @Nullable String description;
}
