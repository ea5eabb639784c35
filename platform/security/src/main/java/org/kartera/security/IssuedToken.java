package org.kartera.security;

import java.util.UUID;

/**
 * An API token, told this once.
 *
 * @param id id of the {@code security.token}
 * @param secret what goes behind {@code Authorization: Bearer}; only its hash is stored
 */
public record IssuedToken(UUID id, String secret) {
    /** Never shows the secret. */
    @Override
    public String toString() {
        return "token " + id;
    }
}
