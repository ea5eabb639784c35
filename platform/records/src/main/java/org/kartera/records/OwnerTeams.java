package org.kartera.records;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows to which team the records of a user go. A service, of the security bundle; without it new records go to the caller's own first team. */
@ConsumerType
public interface OwnerTeams {
    /** The primary team of each of {@code users} that has one. Called inside the unit of work that creates their records. */
    Map<UUID, UUID> primaryTeams(Set<UUID> users);
}
