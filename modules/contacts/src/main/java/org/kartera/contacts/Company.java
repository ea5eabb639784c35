package org.kartera.contacts;

import static org.kartera.platform.record.Place.LIST;
import static org.kartera.platform.record.Place.QUICK_CREATE;
import static org.kartera.platform.record.Place.SEARCH;
import static org.kartera.platform.record.Place.SORT;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Trait;

/** A company or another organisation. */
@RecordType(
        name = "contacts.company",
        title = "{name}",
        icon = "building-2",
        traits = {Trait.TIMELINE, Trait.FILES})
public class Company extends CrmRecord {
    @Field(
            required = true,
            in = {LIST, SEARCH, SORT, QUICK_CREATE})
    private @Nullable String name;

    @Field(kind = FieldKind.IMAGE)
    private @Nullable Ref logo;

    @Field
    private @Nullable String legalName;

    @Field(
            in = {LIST, QUICK_CREATE},
            length = 80)
    private @Nullable String sector;

    @Field(in = SEARCH, length = 40)
    private @Nullable String taxId;

    @Field(
            in = {LIST, QUICK_CREATE},
            kind = FieldKind.URL)
    private @Nullable String website;

    @Field(in = SEARCH)
    private List<Email> emails = List.of();

    @Field(in = {LIST, SEARCH})
    private List<Phone> phones = List.of();

    @Field
    private List<Address> addresses = List.of();

    @Field(in = LIST, length = 60)
    private Set<String> tags = Set.of();

    @Field(ref = "contacts.company", tracked = true, hierarchy = true)
    private @Nullable Ref parent;

    @Field(min = "0")
    private @Nullable Integer employees;

    @Field(min = "1000", max = "9999")
    private @Nullable Integer yearEstablished;

    @Field
    private @Nullable Money revenue;

    @Field(in = LIST, length = 80)
    private @Nullable String location;

    @Field
    private @Nullable GeoPoint coordinates;

    @Field(length = 35, pattern = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
    private @Nullable String language;

    @Field(tracked = true)
    private boolean doNotContact;

    @Field(kind = FieldKind.LONG_TEXT)
    private @Nullable String preferences;

    @Field(kind = FieldKind.RICH_TEXT)
    private @Nullable String description;
}
