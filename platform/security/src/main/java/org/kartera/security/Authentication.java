package org.kartera.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds out who is calling. A service; safe for many threads. Sessions and tokens that were found good are remembered for a few seconds, so that a
 * request costs no query; whatever ends one of them or changes its user's rights is effective with the next request here, and within a second on other nodes.
 * Sign-ins, failures, sign-outs and refusals go to the feed.
 */
@ProviderType
public interface Authentication {
    /** The login under which commands run that came in by the key of this installation's data folder. */
    String LOCAL_OPERATOR = "kartera";

    /**
     * Opens a session. Takes as long for an unknown login as for a wrong password: 401 {@code wrong-credentials}, {@code one-time-password-expired}; 429 {@code locked-out} with the
     * seconds to wait after repeated failures.
     */
    SignedIn signIn(String login, String password, Visit visit);

    /**
     * The session, also of somebody who has to change the password first: for the addresses of the session itself. 401 {@code session-expired}, 403
     * {@code csrf-token-missing}.
     *
     * @param csrfToken as the request brings it; looked at only when it {@code writes}
     */
    SignedIn session(String token, @Nullable String csrfToken, boolean writes, Visit visit);

    /** The caller of any other request: as {@link #session}, and 403 {@code password-change-required}. */
    Caller bySession(String token, @Nullable String csrfToken, boolean writes, Visit visit);

    /** The caller behind {@code Authorization: Bearer}: 401 {@code token-expired}, 403 {@code password-change-required}. */
    Caller byToken(String bearer, Visit visit);

    /** Ends the session; nothing happens where it has ended already. */
    void signOut(String token, Visit visit);

    /**
     * Gives the caller another password and ends all the user's other sessions. 401 {@code wrong-credentials} where {@code former} is not the present one, counted as a failed sign-in;
     * 422 {@code invalid-fields} with {@code weak-password}.
     *
     * @param token the session that goes on; null: none does
     */
    void changePassword(Caller caller, @Nullable String token, String former, String replacement);

    /** The caller's sessions that have not ended, the one used last first; {@code token} is that of the one that asks, null: none. */
    List<OpenSession> sessions(Caller caller, @Nullable String token);

    /** Ends a session of the caller's; 404 {@code no-such-session}. */
    void endSession(Caller caller, String id);

    /**
     * Gives a user a one-time password, good for 7 days, in the place of whatever there was; the user's sessions end. 403 {@code not-allowed} for everybody but
     * administrators, 404 {@code no-such-record}.
     */
    Invitation invite(Caller caller, UUID user);

    /**
     * Makes an API token for the caller, whose rights it can limit, never widen.
     *
     * @param expiresAt null: it does not expire
     * @param scopes grants such as {@code contacts.*:read=all}; empty: all that the user may do
     */
    IssuedToken issueToken(Caller caller, String name, @Nullable Instant expiresAt, List<String> scopes);

    /**
     * The caller of a console command, whom the realm {@code karaf} has let in: a user by login, or {@link #LOCAL_OPERATOR} with every right. 401
     * {@code wrong-credentials} where there is no such user any more.
     */
    Caller console(String login);
}
