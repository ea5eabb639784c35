package org.kartera.security.internal.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A session in the database.
 *
 * @param hash SHA-256 of the secret
 * @param seenAt when it was used last, to about a minute
 * @param expiresAt when it ends in any case
 */
record StoredSession(
        String hash, UUID user, Instant createdAt, Instant seenAt, Instant expiresAt, String address, String agent) {}
