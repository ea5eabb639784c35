package org.kartera.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.Rights;
import org.kartera.platform.StandardError;
import org.kartera.security.Authentication;
import org.kartera.security.Invitation;
import org.kartera.security.IssuedToken;
import org.kartera.security.OpenSession;
import org.kartera.security.SecurityError;
import org.kartera.security.SignedIn;
import org.kartera.security.Visit;

/** Lets in who is on a list: {@code admin}; {@code clerk}, whose rights reach her own records, and {@code reader}, who only reads those. Passwords and tokens are the login. */
final class PassList implements Authentication {
    static final UUID ADMIN = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    static final UUID CLERK = UUID.fromString("018f0000-0000-7000-8000-000000000002");

    private final Set<String> sessions = ConcurrentHashMap.newKeySet();

    private static Caller caller(String login, Visit visit) {
        boolean admin = login.equals("admin");
        Rights rights = admin
                ? Rights.EVERYTHING
                : (entity, verb) -> login.equals("reader") && !verb.equals("read") ? Access.NONE : Access.OWN;
        return new Caller(
                admin ? ADMIN : CLERK,
                login,
                List.of(),
                Set.of(),
                rights,
                login.equals("clerk") ? Locale.forLanguageTag("es") : Locale.ENGLISH,
                ZoneOffset.UTC,
                visit.channel(),
                visit.address());
    }

    @Override
    public SignedIn signIn(String login, String password, Visit visit) {
        if (!Set.of("admin", "clerk", "novice").contains(login) || !login.equals(password)) {
            throw new CrmException(StandardError.WRONG_CREDENTIALS);
        }
        sessions.add(login);
        return signedIn(login, visit);
    }

    private static SignedIn signedIn(String login, Visit visit) {
        return new SignedIn(
                login,
                "csrf-" + login,
                caller(login, visit),
                login.equals("novice"),
                Instant.now().plusSeconds(3600));
    }

    @Override
    public SignedIn session(String token, @Nullable String csrfToken, boolean writes, Visit visit) {
        if (!sessions.contains(token)) {
            throw new CrmException(StandardError.SESSION_EXPIRED);
        }
        SignedIn session = signedIn(token, visit);
        if (writes && !session.csrfToken().equals(csrfToken)) {
            throw new CrmException(StandardError.CSRF_TOKEN_MISSING);
        }
        return session;
    }

    @Override
    public Caller bySession(String token, @Nullable String csrfToken, boolean writes, Visit visit) {
        SignedIn session = session(token, csrfToken, writes, visit);
        if (session.mustChangePassword()) {
            throw new CrmException(StandardError.PASSWORD_CHANGE_REQUIRED);
        }
        return session.caller();
    }

    @Override
    public Caller byToken(String bearer, Visit visit) {
        if (!Set.of("admin", "clerk", "reader").contains(bearer)) {
            throw new CrmException(StandardError.TOKEN_EXPIRED);
        }
        return caller(bearer, visit);
    }

    @Override
    public void signOut(String token, Visit visit) {
        sessions.remove(token);
    }

    @Override
    public void changePassword(Caller caller, @Nullable String token, String former, String replacement) {
        if (!former.equals(caller.login())) {
            throw new CrmException(StandardError.WRONG_CREDENTIALS);
        }
    }

    @Override
    public List<OpenSession> sessions(Caller caller, @Nullable String token) {
        return sessions.contains(caller.login())
                ? List.of(new OpenSession(
                        caller.login(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Instant.MAX,
                        caller.origin(),
                        "",
                        caller.login().equals(token)))
                : List.of();
    }

    @Override
    public void endSession(Caller caller, String id) {
        if (!id.equals(caller.login()) || !sessions.remove(id)) {
            throw new CrmException(SecurityError.NO_SUCH_SESSION, id);
        }
    }

    @Override
    public Invitation invite(Caller caller, UUID user) {
        return new Invitation(caller.login(), Instant.MAX);
    }

    @Override
    public IssuedToken issueToken(Caller caller, String name, @Nullable Instant expiresAt, List<String> scopes) {
        return new IssuedToken(ADMIN, caller.login());
    }

    @Override
    public Caller console(String login) {
        return caller(login, new Visit(Channel.CONSOLE, "", "", Locale.ENGLISH));
    }
}
