package org.kartera.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Users with the standard roles in one team, a colleague of theirs, and a stranger in another team. */
final class Staff {
    static final List<String> ROLES = List.of("admin", "manager", "sales", "service", "readonly");

    private final Map<String, UUID> byRole = new LinkedHashMap<>();
    private final UUID colleague;
    private final UUID stranger;

    Staff(TestKernel kernel) {
        UUID north = kernel.team("North");
        ROLES.forEach(role -> byRole.put(role, kernel.user(role, north, role)));
        colleague = kernel.user("colleague", north, "sales");
        stranger = kernel.user("stranger", kernel.team("South"), "sales");
    }

    /** The user with that standard role. */
    UUID with(String role) {
        UUID user = byRole.get(role);
        if (user == null) {
            throw new IllegalArgumentException(role);
        }
        return user;
    }

    UUID colleague() {
        return colleague;
    }

    UUID stranger() {
        return stranger;
    }
}
