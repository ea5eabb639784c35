package org.kartera.records.internal.pipeline;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Action;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;

@RecordType(name = "shop.customer", title = "{name}")
class Customer extends CrmRecord {
    enum Level {
        NEW,
        REGULAR
    }

    @Field(
            required = true,
            in = {Place.LIST, Place.SORT})
    @Nullable
    String name;

    @Field(unique = true)
    @Nullable
    String taxId;

    @Field
    Level level = Level.NEW;

    @Field
    List<Email> emails = List.of();

    @Field(choices = {"vip", "late"})
    Set<String> tags = Set.of();

    @Field
    @Nullable
    Money credit;

    @Field(ref = "shop.customer", hierarchy = true)
    @Nullable
    Ref parent;

    @Field(ref = "shop.country", onDelete = OnDelete.RESTRICT)
    @Nullable
    Ref country;

    @Field(ref = "shop.customer")
    List<Ref> partners = List.of();

    @Field(writeOnly = true)
    @Nullable
    String password;

    @Field(internal = true)
    @Nullable
    String secret;

    @Field(readOnly = true, required = true)
    @Nullable
    String badge;

    @Override
    protected void beforeSave(Change<?> change) {
        badge = "B-" + name;
        if ("Nobody".equals(name)) {
            change.reject("name", StandardError.WRONG_FORMAT);
        }
    }

    @Action
    void promote(@Field(required = true, min = "1") Integer points, @Field(ref = "shop.customer") @Nullable Ref by) {
        level = Level.REGULAR;
        secret = "points " + points;
    }
}
