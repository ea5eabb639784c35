package org.kartera.security.internal.session;

/** Tells the console who is an admin. */
public interface AdminAccess {
    /** Whether {@code password} is that of the active admin {@code login}. Failures count as failed sign-ins: 401 {@code wrong-credentials}, 429 {@code locked-out}. */
    boolean admits(String login, String password);

    /** Whether there is an active admin of that login. */
    boolean isAdmin(String login);
}
