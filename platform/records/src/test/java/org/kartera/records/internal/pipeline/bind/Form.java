package org.kartera.records.internal.pipeline.bind;

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
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

/** A record with a field for each way of binding. */
@RecordType(name = "test.form", title = "{name}")
class Form extends CrmRecord {
    enum Size {
        SMALL,
        VERY_LARGE
    }

    @Field(length = 10)
    @Nullable
    String name;

    @Field(pattern = "[A-Z]{2}[0-9]+")
    @Nullable
    String code;

    @Field(writeOnly = true)
    @Nullable
    String password;

    @Field(kind = FieldKind.LONG_TEXT)
    @Nullable
    String notes;

    @Field(kind = FieldKind.RICH_TEXT)
    @Nullable
    String body;

    @Field(min = "1", max = "100")
    @Nullable
    Integer count;

    @Field
    @Nullable
    Long big;

    @Field(min = "0")
    @Nullable
    BigDecimal weight;

    @Field
    @Nullable
    Money price;

    @Field
    @Nullable
    Boolean agreed;

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

    @Field
    @Nullable
    Size size;

    @Field(choices = {"red", "green"})
    Set<String> colours = Set.of();

    @Field(kind = FieldKind.EMAIL)
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

    @Field(ref = "test.form")
    @Nullable
    Ref other;

    @Field(ref = "test.form")
    List<Ref> others = List.of();

    @Field(ref = {"test.form", "test.sheet"})
    @Nullable
    Ref whatever;
}
