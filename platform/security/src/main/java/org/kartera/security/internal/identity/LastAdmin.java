package org.kartera.security.internal.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Ref;
import org.kartera.security.SecurityError;
import org.kartera.security.internal.identity.IdentityTables.StoredRole;

/** Sees to it that somebody can always administer. */
final class LastAdmin {
    private final IdentityTables tables;

    LastAdmin(IdentityTables tables) {
        this.tables = tables;
    }

    /** Rejects what would leave no active user with the role {@code admin}: of several that go at once, the last. */
    void keep(List<Change<User>> changes) {
        Optional<UUID> admin = tables.roles().stream()
                .filter(role -> role.name().equals(StandardRole.ADMIN.roleName()))
                .map(StoredRole::id)
                .findFirst();
        admin.ifPresent(role -> keep(changes, role));
    }

    private void keep(List<Change<User>> changes, UUID admin) {
        List<Change<User>> leaving = changes.stream()
                .filter(change -> isBefore(change, admin) && !isAfterwards(change, admin))
                .toList();
        if (leaving.isEmpty()) {
            return;
        }
        tables.lockRole(admin);
        Set<UUID> remaining = tables.withRole(admin).stream()
                .filter(user -> user.active() && user.roles().contains(admin))
                .map(Identity::id)
                .collect(Collectors.toCollection(HashSet::new));
        for (Change<User> change : leaving) {
            remaining.remove(change.record().id());
            if (remaining.isEmpty()) {
                Refusal.of(
                        change,
                        changes.size(),
                        field(change),
                        SecurityError.LAST_ADMIN,
                        change.record().login());
                remaining.add(change.record().id());
            }
        }
    }

    private static boolean isBefore(Change<User> change, UUID admin) {
        return switch (change.kind()) {
            case UPDATE -> Boolean.TRUE.equals(change.before("active")) && holds(change.before("roles"), admin);
            case DELETE -> change.record().active() && holds(change.record().roles(), admin);
            case CREATE, RESTORE, PURGE -> false;
        };
    }

    private static boolean isAfterwards(Change<User> change, UUID admin) {
        return change.kind() == Change.Kind.UPDATE
                && change.record().active()
                && holds(change.record().roles(), admin);
    }

    private static boolean holds(@Nullable Object roles, UUID admin) {
        return roles instanceof List<?> refs && refs.contains(Ref.to(Role.NAME, admin));
    }

    private static String field(Change<User> change) {
        return change.kind() == Change.Kind.UPDATE && change.changed("roles") ? "roles" : "active";
    }
}
