package org.kartera.records.internal.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Trait;

/** The record types of a small sales module, and the users and teams that own its records. */
final class Sales {
    private Sales() {}

    @RecordType(name = "security.user", title = "{name}")
    static class User extends CrmRecord {
        @Field(in = Place.LIST)
        String name = "";
    }

    @RecordType(name = "security.team", title = "{name}")
    static class Team extends CrmRecord {
        @Field(in = Place.LIST)
        String name = "";
    }

    @RecordType(name = "sales.stage", title = "{name}", order = "order", traits = Trait.SHARED)
    static class Stage extends CrmRecord {
        enum Status {
            OPEN,
            CLOSED_WON,
            LOST
        }

        @Field(in = Place.LIST)
        String name = "";

        @Field
        @Nullable
        Status status;

        @Field(column = "place")
        @Nullable
        Integer order;
    }

    @RecordType(name = "sales.company", title = "{name}")
    static class Company extends CrmRecord {
        @Field(in = {Place.LIST, Place.SEARCH})
        String name = "";

        @Field(choices = {"retail", "medical", "software"})
        @Nullable
        String sector;

        @Field(ref = "sales.company")
        @Nullable
        Ref parent;
    }

    @RecordType(name = "sales.deal", title = "{name}")
    static class Deal extends CrmRecord {
        @Field(in = {Place.LIST, Place.SORT})
        String name = "";

        @Field
        @Nullable
        String reference;

        @Field(ref = "sales.company")
        @Nullable
        Ref company;

        @Field(ref = "sales.stage", in = Place.BOARD)
        @Nullable
        Ref stage;

        @Field(in = Place.SORT)
        @Nullable
        Money amount;

        @Field
        @Nullable
        LocalDate closeDate;

        @Field
        @Nullable
        Instant seenAt;

        @Field(kind = FieldKind.PERCENT)
        @Nullable
        BigDecimal probability;

        @Field
        @Nullable
        Integer score;

        @Field
        @Nullable
        Boolean hot;

        @Field
        @Nullable
        Duration effort;

        @Field(kind = FieldKind.LONG_TEXT)
        @Nullable
        String notes;

        @Field(in = Place.SEARCH)
        List<Email> emails = List.of();

        @Field(choices = {"vip", "newsletter", "fair"})
        Set<String> tags = Set.of();

        @Field(ref = "sales.company")
        List<Ref> partners = List.of();

        @Field(ref = {"sales.company", "sales.stage"})
        @Nullable
        Ref subject;

        @Field
        @Nullable
        GeoPoint spot;

        @Field(writeOnly = true)
        @Nullable
        String pin;

        @Field(internal = true)
        @Nullable
        String secret;
    }
}
