package org.kartera.security.internal.session;

import java.time.Clock;
import java.time.Duration;
import org.kartera.events.Feed;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.Installation;
import org.kartera.security.Authentication;
import org.kartera.security.internal.identity.Identities;
import org.kartera.security.internal.identity.IdentityTables;
import org.kartera.security.internal.identity.OwnAccount;
import org.kartera.security.internal.password.Passwords;
import org.kartera.security.internal.store.SecurityStatements;

/** Authentication by a clock that tests move; sessions end after 12 hours without use and after 7 days. */
public final class TestSessions {
    private TestSessions() {}

    public static Authentication authentication(
            Identities identities,
            IdentityTables tables,
            Passwords passwords,
            OwnAccount account,
            SecurityStatements statements,
            UnitOfWork unit,
            Feed feed,
            Installation installation,
            Clock clock) {
        Sessions sessions = new Sessions(statements, Duration.ofHours(12), Duration.ofDays(7), clock);
        return new SessionAuthentication(
                identities, tables, sessions, passwords, account, statements, unit, feed, installation, clock);
    }

    /** Who is locked out by the same clock, for whoever {@code callers} knows. */
    public static LockResource locks(
            IdentityTables tables,
            SecurityStatements statements,
            UnitOfWork unit,
            Callers callers,
            Feed feed,
            Clock clock) {
        return new LockResource(tables, new Lockouts(statements, unit, clock), unit, callers, feed);
    }
}
