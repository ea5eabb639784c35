package org.kartera.security.internal.identity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What signing in and rights need to know of a user.
 *
 * @param passwordHash null: nobody can sign in with a password
 * @param passwordExpiresAt until when a one-time password opens a session; null: it does not expire
 * @param locale null: none was chosen
 * @param zone null: none was chosen
 * @param teams the primary one first
 */
public record Identity(
        UUID id,
        String login,
        @Nullable String passwordHash,
        boolean mustChangePassword,
        @Nullable Instant passwordExpiresAt,
        boolean active,
        @Nullable Locale locale,
        @Nullable ZoneId zone,
        List<UUID> roles,
        List<UUID> teams) {
    public Identity {
        roles = List.copyOf(roles);
        teams = List.copyOf(teams);
    }

    /** Never shows the hash. */
    @Override
    public String toString() {
        return login;
    }
}
