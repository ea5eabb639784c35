package org.kartera.rest.internal.events;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kartera.events.StoredEntry;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Trait;
import org.kartera.records.metadata.Metadata;

/** Which entries of the feed somebody may learn of: changes of records that the caller may read, of what they are made of and how they are shown, and the life of modules. */
final class Visibility {
    private static final String FIELD = "field-";
    private static final String ENTITY = "entity-";

    /** What everybody's open pages have to look at again. */
    private static final List<String> FOLLOWED = List.of("module-", "layout-");

    /** What holds for the whole installation. */
    private static final Set<String> COMPANY =
            Set.of("settings-changed", "rates-changed", "hours-changed", "logo-changed");

    private Visibility() {}

    /** Whether it is a change of what holds for the whole installation, of which everybody learns that it happened. */
    static boolean ofCompany(StoredEntry entry) {
        return COMPANY.contains(entry.kind());
    }

    static boolean visible(StoredEntry entry, Caller caller, Metadata metadata) {
        String entity = entry.entity();
        if (entity == null || entry.record() == null) {
            boolean shape = entry.kind().startsWith(FIELD) || entry.kind().startsWith(ENTITY);
            return FOLLOWED.stream().anyMatch(entry.kind()::startsWith)
                    || ofCompany(entry)
                    || (shape && entity != null && caller.rights().access(entity, "read") != Access.NONE);
        }
        return switch (caller.rights().access(entity, "read")) {
            case ALL -> true;
            case TEAM -> owned(entry, caller) || ofTeam(entry, caller) || shared(entity, metadata);
            case OWN -> owned(entry, caller) || shared(entity, metadata);
            case NONE -> false;
        };
    }

    private static boolean owned(StoredEntry entry, Caller caller) {
        UUID owner = entry.owner();
        return owner != null && owner.equals(caller.user());
    }

    private static boolean ofTeam(StoredEntry entry, Caller caller) {
        UUID team = entry.team();
        return team != null && caller.visibleTeams().contains(team);
    }

    /** Records that belong to nobody are reached by every right; see {@link Trait#SHARED} and {@link Access}. */
    private static boolean shared(String entity, Metadata metadata) {
        return metadata.known(entity).map(type -> type.has(Trait.SHARED)).orElse(false);
    }
}
