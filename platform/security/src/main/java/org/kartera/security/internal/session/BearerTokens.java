package org.kartera.security.internal.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Rights;
import org.kartera.security.internal.identity.Identities;
import org.kartera.security.internal.identity.IdentityTables;
import org.kartera.security.internal.identity.IdentityTables.StoredToken;
import org.kartera.security.internal.rights.Grant;
import org.kartera.security.internal.rights.GrantedRights;
import org.kartera.security.internal.rights.LimitedRights;

/** Finds whom an API token stands for. */
final class BearerTokens {
    /**
     * A token that was found good.
     *
     * @param scopes what it is limited to; null: nothing
     */
    record Known(
            UUID user,
            @Nullable Instant expiresAt,
            @Nullable Rights scopes) {
        /** The rights of its user, as far as the scopes reach. */
        Rights limit(Rights users) {
            return scopes == null ? users : new LimitedRights(users, scopes);
        }
    }

    private final IdentityTables tables;
    private final Remembered<Known> remembered;
    private final Clock clock;

    BearerTokens(IdentityTables tables, Identities identities, Duration memory, Clock clock) {
        this.tables = tables;
        this.remembered = new Remembered<>(memory, clock);
        this.clock = clock;
        identities.watch(remembered::forget);
    }

    /** The token; empty for one that is unknown, revoked or past its time. */
    Optional<Known> find(String bearer) {
        return Secret.parse(bearer)
                .flatMap(parts -> remembered.find(
                        parts.hash(),
                        () -> tables.token(parts.token())
                                .filter(token -> Secret.equal(token.secretHash(), parts.hash()))
                                .map(BearerTokens::known)))
                .filter(known -> known.expiresAt() == null || clock.instant().isBefore(known.expiresAt()));
    }

    private static Known known(StoredToken token) {
        Rights scopes = token.scopes().isEmpty()
                ? null
                : new GrantedRights(token.scopes().stream()
                        .flatMap(scope -> Grant.parse(scope).stream())
                        .toList());
        return new Known(token.user(), token.expiresAt(), scopes);
    }
}
