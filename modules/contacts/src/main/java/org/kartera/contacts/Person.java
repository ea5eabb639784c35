package org.kartera.contacts;

import static org.kartera.platform.record.Place.LIST;
import static org.kartera.platform.record.Place.QUICK_CREATE;
import static org.kartera.platform.record.Place.SEARCH;
import static org.kartera.platform.record.Place.SORT;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Trait;

/** A person we deal with. */
@RecordType(
        name = "contacts.person",
        title = "{firstName} {lastName}",
        icon = "user-round",
        traits = {Trait.TIMELINE, Trait.FILES})
public class Person extends CrmRecord {
    /** A way in which somebody does not want to be approached. */
    enum Refusal {
        EMAIL,
        PHONE,
        POST,
        MESSAGE
    }

    @Field(
            in = {LIST, SEARCH, QUICK_CREATE},
            length = 100)
    private @Nullable String firstName;

    @Field(
            required = true,
            in = {LIST, SEARCH, SORT, QUICK_CREATE},
            length = 100)
    private @Nullable String lastName;

    @Field(kind = FieldKind.IMAGE)
    private @Nullable Ref photo;

    @Field(length = 60)
    private @Nullable String salutation;

    @Field(in = LIST, length = 120)
    private @Nullable String jobTitle;

    @Field(
            in = {LIST, QUICK_CREATE},
            ref = "contacts.company",
            tracked = true)
    private @Nullable Ref company;

    @Field(in = {LIST, SEARCH, QUICK_CREATE})
    private List<Email> emails = List.of();

    @Field(in = {LIST, SEARCH, QUICK_CREATE})
    private List<Phone> phones = List.of();

    @Field
    private List<Address> addresses = List.of();

    @Field
    private @Nullable GeoPoint coordinates;

    @Field(in = LIST, length = 60)
    private Set<String> tags = Set.of();

    @Field(in = SEARCH, length = 40)
    private @Nullable String taxId;

    @Field(length = 35, pattern = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
    private @Nullable String language;

    @Field
    private @Nullable LocalDate birthday;

    @Field(kind = FieldKind.URL)
    private @Nullable String website;

    @Field(tracked = true)
    private boolean doNotContact;

    @Field(tracked = true)
    private Set<Refusal> refusals = Set.of();

    @Field(kind = FieldKind.LONG_TEXT)
    private @Nullable String preferences;

    @Field(kind = FieldKind.LONG_TEXT)
    private @Nullable String concerns;

    @Field(in = LIST, length = 80)
    private @Nullable String source;

    @Field(kind = FieldKind.RICH_TEXT)
    private @Nullable String description;
}
