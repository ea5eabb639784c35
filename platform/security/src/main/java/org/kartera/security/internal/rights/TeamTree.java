package org.kartera.security.internal.rights;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which team lies below which. Immutable. */
public final class TeamTree {
    private final Map<UUID, List<UUID>> children = new HashMap<>();

    /** {@code parents} gives each team the one above it; null for those at the top. */
    public TeamTree(Map<UUID, @Nullable UUID> parents) {
        parents.forEach((team, parent) -> {
            if (parent != null) {
                children.computeIfAbsent(parent, above -> new ArrayList<>()).add(team);
            }
        });
    }

    /** {@code teams} and everything below them. Ends also where stored data runs in a circle. */
    public Set<UUID> withDescendants(Collection<UUID> teams) {
        Set<UUID> reached = new HashSet<>(teams);
        Deque<UUID> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (UUID child : children.getOrDefault(open.pop(), List.of())) {
                if (reached.add(child)) {
                    open.push(child);
                }
            }
        }
        return reached;
    }
}
