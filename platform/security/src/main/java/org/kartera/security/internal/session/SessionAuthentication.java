package org.kartera.security.internal.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.platform.Rights;
import org.kartera.platform.StandardError;
import org.kartera.records.Administration;
import org.kartera.security.Authentication;
import org.kartera.security.Invitation;
import org.kartera.security.IssuedToken;
import org.kartera.security.OpenSession;
import org.kartera.security.SecurityError;
import org.kartera.security.SignedIn;
import org.kartera.security.Visit;
import org.kartera.security.internal.identity.Identities;
import org.kartera.security.internal.identity.Identity;
import org.kartera.security.internal.identity.IdentityTables;
import org.kartera.security.internal.identity.OwnAccount;
import org.kartera.security.internal.password.Passwords;
import org.kartera.security.internal.start.FirstStart;
import org.kartera.security.internal.store.SecurityStatements;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Authentication by sessions and tokens in our database. */
@Component(
        service = {Authentication.class, AdminAccess.class},
        reference = @Reference(name = "firstStart", service = FirstStart.class))
public final class SessionAuthentication implements Authentication, AdminAccess {
    private static final Duration MEMORY = Duration.ofSeconds(5);
    private static final Duration INVITATION = Duration.ofDays(7);
    private static final int PUBLIC_ID_LENGTH = 32;

    private static final Visit CONSOLE = new Visit(Channel.CONSOLE, "", "", Locale.ENGLISH);

    private final Identities identities;
    private final IdentityTables tables;
    private final Sessions sessions;
    private final UnitOfWork unit;
    private final Installation installation;
    private final OwnAccount account;
    private final Clock clock;
    private final Secret secret = new Secret();
    private final AccessLog log;
    private final Credentials credentials;
    private final BearerTokens tokens;
    private final Remembered<StoredSession> remembered;

    /** A session that is good, and whose it is. */
    private record Known(StoredSession session, Identity user, Caller caller) {}

    @Activate
    public SessionAuthentication(
            @Reference Identities identities,
            @Reference IdentityTables tables,
            @Reference Sessions sessions,
            @Reference Passwords passwords,
            @Reference OwnAccount account,
            @Reference SecurityStatements statements,
            @Reference UnitOfWork unit,
            @Reference Feed feed,
            @Reference Installation installation) {
        this(identities, tables, sessions, passwords, account, statements, unit, feed, installation, Clock.systemUTC());
    }

    SessionAuthentication(
            Identities identities,
            IdentityTables tables,
            Sessions sessions,
            Passwords passwords,
            OwnAccount account,
            SecurityStatements statements,
            UnitOfWork unit,
            Feed feed,
            Installation installation,
            Clock clock) {
        this.identities = identities;
        this.tables = tables;
        this.sessions = sessions;
        this.unit = unit;
        this.installation = installation;
        this.account = account;
        this.clock = clock;
        this.log = new AccessLog(feed);
        this.credentials = new Credentials(tables, passwords, new Lockouts(statements, unit, clock), log, clock);
        this.tokens = new BearerTokens(tables, identities, MEMORY, clock);
        this.remembered = new Remembered<>(MEMORY, clock);
        identities.watch(remembered::forget);
    }

    @Override
    public SignedIn signIn(String login, String password, Visit visit) {
        Identity user = credentials.check(login, password, visit);
        String token = secret.session();
        Caller caller = caller(user, visit);
        StoredSession session = unit.call(() -> {
            log.signedIn(caller);
            return sessions.open(Secret.hash(token), user.id(), visit);
        });
        return signedIn(token, session, user, caller);
    }

    @Override
    public SignedIn session(String token, @Nullable String csrfToken, boolean writes, Visit visit) {
        Known known = known(token, csrfToken, writes, visit);
        return signedIn(token, known.session(), known.user(), known.caller());
    }

    private static SignedIn signedIn(String token, StoredSession session, Identity user, Caller caller) {
        return new SignedIn(token, Secret.csrf(token), caller, user.mustChangePassword(), session.expiresAt());
    }

    @Override
    public Caller bySession(String token, @Nullable String csrfToken, boolean writes, Visit visit) {
        Known known = known(token, csrfToken, writes, visit);
        if (known.user().mustChangePassword()) {
            throw new CrmException(StandardError.PASSWORD_CHANGE_REQUIRED);
        }
        return known.caller();
    }

    private Known known(String token, @Nullable String csrfToken, boolean writes, Visit visit) {
        String hash = Secret.hash(token);
        StoredSession session = remembered
                .find(hash, () -> sessions.use(hash))
                .filter(sessions::lives)
                .orElseThrow(() -> new CrmException(StandardError.SESSION_EXPIRED));
        Identity user = identities
                .byId(session.user())
                .filter(Identity::active)
                .orElseThrow(() -> new CrmException(StandardError.SESSION_EXPIRED));
        Caller caller = caller(user, visit);
        if (writes && (csrfToken == null || !Secret.equal(csrfToken, Secret.csrf(token)))) {
            log.refused(caller, StandardError.CSRF_TOKEN_MISSING.code());
            throw new CrmException(StandardError.CSRF_TOKEN_MISSING);
        }
        return new Known(session, user, caller);
    }

    @Override
    public Caller byToken(String bearer, Visit visit) {
        BearerTokens.Known token = tokens.find(bearer).orElseThrow(() -> new CrmException(StandardError.TOKEN_EXPIRED));
        Identity user = identities
                .byId(token.user())
                .filter(Identity::active)
                .orElseThrow(() -> new CrmException(StandardError.TOKEN_EXPIRED));
        if (user.mustChangePassword()) {
            throw new CrmException(StandardError.PASSWORD_CHANGE_REQUIRED);
        }
        return caller(user, token.limit(identities.rights(user)), visit);
    }

    @Override
    public void signOut(String token, Visit visit) {
        String hash = Secret.hash(token);
        Optional<StoredSession> session = sessions.find(hash);
        Optional<Identity> user = session.flatMap(open -> identities.byId(open.user()));
        unit.call(() -> {
            sessions.end(hash);
            user.ifPresent(known -> log.signedOut(caller(known, visit)));
            return session;
        });
        remembered.forget();
    }

    @Override
    public void changePassword(Caller caller, @Nullable String token, String former, String replacement) {
        if (caller.user() == null) {
            throw new CrmException(StandardError.NOT_SIGNED_IN);
        }
        Visit visit = new Visit(caller.channel(), caller.origin(), "", caller.locale());
        credentials.check(caller.login(), former, visit);
        Optional<StoredSession> kept = token == null ? Optional.empty() : sessions.find(Secret.hash(token));
        unit.call(() -> {
            account.changePassword(caller, former, replacement);
            kept.ifPresent(sessions::store);
            return kept;
        });
        remembered.forget();
    }

    @Override
    public List<OpenSession> sessions(Caller caller, @Nullable String token) {
        String current = token == null ? "" : Secret.hash(token);
        return own(caller).stream()
                .filter(sessions::lives)
                .map(session -> new OpenSession(
                        publicId(session),
                        session.createdAt(),
                        session.seenAt(),
                        session.expiresAt(),
                        session.address(),
                        session.agent(),
                        session.hash().equals(current)))
                .toList();
    }

    @Override
    public void endSession(Caller caller, String id) {
        StoredSession ended = own(caller).stream()
                .filter(session -> publicId(session).equals(id))
                .findFirst()
                .orElseThrow(() -> new CrmException(SecurityError.NO_SUCH_SESSION, id));
        unit.call(() -> {
            sessions.end(ended.hash());
            log.signedOut(caller);
            return ended;
        });
        remembered.forget();
    }

    private List<StoredSession> own(Caller caller) {
        UUID user = caller.user();
        if (user == null) {
            throw new CrmException(StandardError.NOT_SIGNED_IN);
        }
        return sessions.of(user);
    }

    /** What is stored would not open a session either, but nobody needs to see it. */
    private static String publicId(StoredSession session) {
        return Secret.hash(session.hash()).substring(0, PUBLIC_ID_LENGTH);
    }

    @Override
    public Invitation invite(Caller caller, UUID user) {
        Administration.demand(caller, "invite", "security.user");
        Instant end = clock.instant().plus(INVITATION).truncatedTo(ChronoUnit.SECONDS);
        return new Invitation(account.invite(caller, user, end), end);
    }

    @Override
    public IssuedToken issueToken(Caller caller, String name, @Nullable Instant expiresAt, List<String> scopes) {
        byte[] random = secret.bytes();
        UUID id = account.createToken(caller, name, expiresAt, scopes, Secret.hash(random));
        return new IssuedToken(id, Secret.bearer(id, random));
    }

    @Override
    public Caller console(String login) {
        if (login.equals(LOCAL_OPERATOR)) {
            return Caller.system(LOCAL_OPERATOR).through(Channel.CONSOLE);
        }
        return tables.byLogin(login)
                .filter(Identity::active)
                .map(user -> caller(user, CONSOLE))
                .orElseThrow(() -> new CrmException(StandardError.WRONG_CREDENTIALS));
    }

    @Override
    public boolean admits(String login, String password) {
        Identity user = credentials.check(login, password, CONSOLE);
        return tables.isAdmin(user) && !user.mustChangePassword();
    }

    @Override
    public boolean isAdmin(String login) {
        return tables.byLogin(login)
                .filter(Identity::active)
                .filter(tables::isAdmin)
                .isPresent();
    }

    private Caller caller(Identity user, Visit visit) {
        return caller(user, identities.rights(user), visit);
    }

    private Caller caller(Identity user, Rights rights, Visit visit) {
        return identities.caller(user, rights, visit.locale(), installation.zone(), visit.channel(), visit.address());
    }
}
