package org.kartera.records.internal.pipeline;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Trait;
import org.kartera.records.OwnerTeams;

/** Fills what nobody needs to say: id, owner and team of new records, who wrote them and when. */
final class Defaults {
    static final String USER = "security.user";
    static final String TEAM = "security.team";

    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final Supplier<@Nullable OwnerTeams> ownerTeams;

    /** {@code ownerTeams} gives the service of this moment, or null. */
    Defaults(Supplier<@Nullable OwnerTeams> ownerTeams) {
        this.ownerTeams = ownerTeams;
    }

    UUID newId() {
        return ids.next();
    }

    /** Owner and team of new records; returns the teams that were given, which nobody needs to be allowed to see. */
    Set<Ref> ownership(Batch batch) {
        if (batch.plan().type().has(Trait.SHARED)) {
            return Set.of();
        }
        UUID user = batch.caller().user();
        Set<UUID> owners = new HashSet<>();
        for (PendingChange change : batch.open()) {
            if (user != null && change.value("owner") == null) {
                change.set("owner", Ref.to(USER, user));
            }
            UUID owner = change.idIn("owner");
            if (owner != null && change.value("team") == null) {
                owners.add(owner);
            }
        }
        return owners.isEmpty() ? Set.of() : assignTeams(batch, primaryTeams(owners, batch.caller()));
    }

    private static Set<Ref> assignTeams(Batch batch, Map<UUID, UUID> teams) {
        Set<Ref> given = new HashSet<>();
        for (PendingChange change : batch.open()) {
            UUID team = change.value("team") == null ? teams.get(change.idIn("owner")) : null;
            if (team != null) {
                change.set("team", Ref.to(TEAM, team));
                given.add(Ref.to(TEAM, team));
            }
        }
        return given;
    }

    private Map<UUID, UUID> primaryTeams(Set<UUID> owners, Caller caller) {
        Map<UUID, UUID> teams = new HashMap<>();
        UUID user = caller.user();
        if (user != null && owners.contains(user) && !caller.teams().isEmpty()) {
            teams.put(user, caller.teams().get(0));
        }
        OwnerTeams known = ownerTeams.get();
        Set<UUID> others = new HashSet<>(owners);
        others.removeAll(teams.keySet());
        if (known != null && !others.isEmpty()) {
            teams.putAll(known.primaryTeams(others));
        }
        return teams;
    }

    /** Who wrote it, and when; to be called before a record is stored. */
    static void stamp(PendingChange change, Caller caller, Instant now) {
        Ref user = caller.user() == null ? null : Ref.to(USER, caller.user());
        if (change.kind() == Change.Kind.CREATE) {
            change.set("createdAt", now);
            change.set("createdBy", user);
        }
        change.set("modifiedAt", now);
        change.set("modifiedBy", user);
    }
}
