package org.kartera.security.internal.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The roles that every installation has. Their names are part of the contract; what modules add to them stands in the modules. */
public enum StandardRole {
    ADMIN("*:*=all"),
    MANAGER(StandardRole.COLLEAGUES, StandardRole.ACCOUNT),
    SALES(StandardRole.COLLEAGUES, StandardRole.ACCOUNT),
    SERVICE(StandardRole.COLLEAGUES, StandardRole.ACCOUNT),
    /** Reads whatever there is, but takes nothing along. */
    READONLY("*:read=all", StandardRole.ACCOUNT);

    private static final String COLLEAGUES = "security.user:read=all security.team:read=all security.role:read=all";
    private static final String ACCOUNT = "security.user:update=own security.token:read=own security.token:create=own"
            + " security.token:update=own security.token:delete=own";

    private final String grants;

    StandardRole(String... grants) {
        this.grants = String.join(" ", grants);
    }

    /** The name in the contract: {@code readonly}. */
    public String roleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the kernel itself lets the role do. */
    public List<String> grants() {
        return List.of(grants.split(" "));
    }

    /** Whether a role of that name is one of these. */
    public static boolean contains(String name) {
        return Arrays.stream(values()).anyMatch(role -> role.roleName().equals(name));
    }
}
