package org.kartera.security.internal.identity;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Trait;

/** Users who share records, with whoever is in a team above. */
@RecordType(name = Team.NAME, title = "{name}", icon = "users-round", traits = Trait.SHARED)
public class Team extends CrmRecord {
    static final String NAME = "security.team";

    @Field(
            required = true,
            unique = true,
            in = {Place.LIST, Place.SEARCH, Place.QUICK_CREATE})
    private @Nullable String name;

    @Field(
            ref = NAME,
            hierarchy = true,
            onDelete = OnDelete.RESTRICT,
            in = {Place.LIST, Place.QUICK_CREATE},
            tracked = true)
    private @Nullable Ref parent;

    @Field(ref = User.NAME, in = Place.LIST, tracked = true)
    private @Nullable Ref manager;

    @Field(kind = FieldKind.LONG_TEXT)
    private @Nullable String description;
}
