package org.kartera.security.internal.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TeamTreeTest {
    private static final UUID COMPANY = new UUID(0, 1);
    private static final UUID WEST = new UUID(0, 2);
    private static final UUID MANAGERS_TEAM = new UUID(0, 3);
    private static final UUID EAST = new UUID(0, 4);

    private static TeamTree tree(@Nullable UUID aboveCompany) {
        Map<UUID, @Nullable UUID> parents = new HashMap<>();
        parents.put(COMPANY, aboveCompany);
        parents.put(WEST, COMPANY);
        parents.put(MANAGERS_TEAM, WEST);
        parents.put(EAST, COMPANY);
        return new TeamTree(parents);
    }

    @Test
    void aTeamReachesAllTeamsBelowItAndNoneBesideOrAbove() {
        assertEquals(Set.of(WEST, MANAGERS_TEAM), tree(null).withDescendants(List.of(WEST)));
        assertEquals(Set.of(COMPANY, WEST, MANAGERS_TEAM, EAST), tree(null).withDescendants(List.of(COMPANY)));
        assertEquals(Set.of(), tree(null).withDescendants(List.of()));
    }

    @Test
    void aCircleInTheDataDoesNotHang() {
        assertEquals(
                Set.of(COMPANY, WEST, MANAGERS_TEAM, EAST), tree(MANAGERS_TEAM).withDescendants(List.of(WEST)));
    }
}
