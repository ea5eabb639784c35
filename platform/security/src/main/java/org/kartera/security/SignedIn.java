package org.kartera.security;

import java.time.Instant;
import org.kartera.platform.Caller;

/**
 * A session.
 *
 * @param token the secret by which the session is known, 256 random bits; only its hash is stored. Belongs into a cookie that scripts cannot read
 * @param csrfToken what writes have to bring along in a header
 * @param caller who it is
 * @param mustChangePassword whether nothing but a new password is accepted
 * @param expiresAt when the session ends in any case
 */
public record SignedIn(String token, String csrfToken, Caller caller, boolean mustChangePassword, Instant expiresAt) {
    /** Never shows the secrets. */
    @Override
    public String toString() {
        return "session of " + caller.login();
    }
}
