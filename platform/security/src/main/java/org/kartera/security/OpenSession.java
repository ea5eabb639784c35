package org.kartera.security;

import java.time.Instant;

/**
 * A session as its user sees it.
 *
 * @param id names it, and opens nothing
 * @param seenAt when it was used last, to about a minute
 * @param expiresAt when it ends in any case
 * @param address where it was opened from
 * @param agent what the client called itself
 * @param current whether it is the one that asks
 */
public record OpenSession(
        String id,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt,
        String address,
        String agent,
        boolean current) {}
