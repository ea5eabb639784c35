package org.kartera.pipeline;

import static org.kartera.platform.record.Place.LIST;
import static org.kartera.platform.record.Place.QUICK_CREATE;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

/** A person who has a part in a deal. */
@RecordType(name = "pipeline.participant", title = "{role}", icon = "users-round")
public class Participant extends CrmRecord {
    /** The part that a person has in the customer's decision. */
    enum Role {
        DECISION_MAKER,
        INFLUENCER,
        CHAMPION,
        BUYER,
        USER,
        BLOCKER,
        OTHER
    }

    @Field(
            required = true,
            in = {LIST, QUICK_CREATE},
            ref = "pipeline.deal",
            onDelete = OnDelete.CASCADE)
    private @Nullable Ref deal;

    @Field(
            required = true,
            in = {LIST, QUICK_CREATE},
            ref = "contacts.person",
            onDelete = OnDelete.CASCADE)
    private @Nullable Ref person;

    @Field(in = {LIST, QUICK_CREATE})
    private Role role = Role.OTHER;
}
