package org.kartera.security;

import java.time.Instant;

/**
 * A password that its user has to change at once, told this once.
 *
 * @param password only its hash is stored
 * @param expiresAt until when it opens a session
 */
public record Invitation(String password, Instant expiresAt) {
    /** Never shows the password. */
    @Override
    public String toString() {
        return "invitation until " + expiresAt;
    }
}
