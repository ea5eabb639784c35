package org.kartera.contacts;

import static org.kartera.platform.record.Place.LIST;
import static org.kartera.platform.record.Place.QUICK_CREATE;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

/** What a person does in a company, and from when to when. */
@RecordType(name = "contacts.position", title = "{role}", icon = "briefcase-business")
public class Position extends CrmRecord {
    @Field(
            required = true,
            in = {LIST, QUICK_CREATE},
            ref = "contacts.person",
            onDelete = OnDelete.CASCADE)
    private @Nullable Ref person;

    @Field(
            required = true,
            in = {LIST, QUICK_CREATE},
            ref = "contacts.company",
            onDelete = OnDelete.CASCADE)
    private @Nullable Ref company;

    @Field(
            required = true,
            in = {LIST, QUICK_CREATE},
            length = 120)
    private @Nullable String role;

    @Field(in = LIST)
    private @Nullable LocalDate since;

    @Field(in = LIST)
    private @Nullable LocalDate until;

    @Override
    protected void beforeSave(Change<?> change) {
        if (since != null && until != null && until.isBefore(since)) {
            change.reject("until", ContactsError.ENDS_BEFORE_IT_BEGINS);
        }
    }
}
