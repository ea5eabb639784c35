package org.kartera.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;

/**
 * Something that happened, on its way into the feed.
 *
 * @param kind {@code create, update, delete, restore, purge}, or what is no change of a record: {@code sign-in, sign-in-failed, sign-out, refused, export, module-enabled, ...}
 * @param entity full name of the record type; null where no record is concerned
 * @param record id of the record
 * @param version its version afterwards, 0 where no record is concerned
 * @param title its title afterwards
 * @param owner id of its owner afterwards, by which the feed is filtered for own rights
 * @param team id of its team afterwards
 * @param action the action that did it
 * @param caller who did it, through which door and from where
 * @param changes JSON object: field to {@code [before, after]} in the form of the REST contract; or details of another kind
 */
public record Entry(
        String kind,
        @Nullable String entity,
        @Nullable UUID record,
        long version,
        String title,
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable String action,
        Caller caller,
        String changes) {}
