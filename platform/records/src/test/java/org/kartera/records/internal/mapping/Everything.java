package org.kartera.records.internal.mapping;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

/** A record with a field of every kind. */
@RecordType(name = "sample.everything", title = "{text}")
class Everything extends CrmRecord {
    enum Colour {
        DARK_RED,
        BLUE
    }

    @Field(
            in = {Place.LIST, Place.SORT, Place.SEARCH},
            unique = true)
    @Nullable
    String text;

    @Field(kind = FieldKind.LONG_TEXT)
    @Nullable
    String longText;

    @Field(kind = FieldKind.RICH_TEXT)
    @Nullable
    String richText;

    @Field
    @Nullable
    Integer whole;

    @Field(in = Place.SORT)
    @Nullable
    Long large;

    @Field
    int count;

    @Field
    @Nullable
    BigDecimal ratio;

    @Field(kind = FieldKind.PERCENT)
    @Nullable
    BigDecimal share;

    @Field
    @Nullable
    Money price;

    @Field
    @Nullable
    Boolean agreed;

    @Field
    boolean closed;

    @Field
    @Nullable
    LocalDate day;

    @Field
    @Nullable
    LocalTime clock;

    @Field
    @Nullable
    Instant moment;

    @Field
    @Nullable
    Duration length;

    @Field(in = Place.BOARD)
    @Nullable
    Colour colour;

    @Field(choices = {"one", "two"})
    @Nullable
    String choice;

    @Field
    Set<Colour> colours = Set.of();

    @Field
    Set<String> tags = Set.of();

    @Field(kind = FieldKind.EMAIL, in = Place.SEARCH)
    @Nullable
    String email;

    @Field
    List<Email> emails = List.of();

    @Field(kind = FieldKind.PHONE)
    @Nullable
    String phone;

    @Field
    List<Phone> phones = List.of();

    @Field(kind = FieldKind.URL)
    @Nullable
    String site;

    @Field
    @Nullable
    Address address;

    @Field
    List<Address> addresses = List.of();

    @Field
    @Nullable
    GeoPoint place;

    @Field(kind = FieldKind.COLOUR)
    @Nullable
    String paint;

    @Field(kind = FieldKind.RATING)
    @Nullable
    Integer stars;

    @Field(kind = FieldKind.FILE)
    @Nullable
    Ref contract;

    @Field(kind = FieldKind.IMAGE)
    @Nullable
    Ref photo;

    @Field(ref = "sample.everything")
    @Nullable
    Ref other;

    @Field(ref = "sample.everything")
    List<Ref> others = List.of();

    @Field(ref = {"sample.everything", "contacts.person"})
    @Nullable
    Ref whatever;

    @Field(kind = FieldKind.AUTO_NUMBER, pattern = "E-{0000}")
    @Nullable
    String number;
}
