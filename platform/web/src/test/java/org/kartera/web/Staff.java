package org.kartera.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.kartera.security.SignedIn;
import org.kartera.security.Visit;

/** The people of an office, who come in by a token that is their login. */
final class Staff implements Authentication {
    private record Member(UUID id, List<UUID> teams, Rights rights, Locale locale) {}

    private final Map<String, Member> members = new ConcurrentHashMap<>();

    /** Somebody who may read teams, nothing else, and share views if {@code shares}. */
    void add(String login, UUID id, List<UUID> teams, boolean shares, Locale locale) {
        members.put(
                login,
                new Member(
                        id,
                        teams,
                        (entity, verb) -> (entity.equals("security.team") && verb.equals("read"))
                                        || (shares && entity.equals("web.view"))
                                ? Access.ALL
                                : Access.NONE,
                        locale));
    }

    /** Somebody who may do everything. */
    void administrator(String login, UUID id) {
        members.put(login, new Member(id, List.of(), Rights.EVERYTHING, Locale.ENGLISH));
    }

    UUID id(String login) {
        return member(login).id();
    }

    private Member member(String login) {
        Member member = members.get(login);
        if (member == null) {
            throw new CrmException(StandardError.TOKEN_EXPIRED);
        }
        return member;
    }

    @Override
    public Caller byToken(String bearer, Visit visit) {
        Member member = member(bearer);
        return new Caller(
                member.id(),
                bearer,
                member.teams(),
                Set.copyOf(member.teams()),
                member.rights(),
                member.locale(),
                ZoneOffset.UTC,
                visit.channel(),
                visit.address());
    }

    @Override
    public Caller console(String login) {
        return byToken(login, new Visit(Channel.CONSOLE, "", "", Locale.ENGLISH));
    }

    @Override
    public SignedIn signIn(String login, String password, Visit visit) {
        throw new CrmException(StandardError.WRONG_CREDENTIALS);
    }

    @Override
    public SignedIn session(String token, @Nullable String csrfToken, boolean writes, Visit visit) {
        throw new CrmException(StandardError.SESSION_EXPIRED);
    }

    @Override
    public Caller bySession(String token, @Nullable String csrfToken, boolean writes, Visit visit) {
        throw new CrmException(StandardError.SESSION_EXPIRED);
    }

    @Override
    public void signOut(String token, Visit visit) {}

    @Override
    public void changePassword(Caller caller, @Nullable String token, String former, String replacement) {
        throw new CrmException(StandardError.WRONG_CREDENTIALS);
    }

    @Override
    public IssuedToken issueToken(Caller caller, String name, @Nullable Instant expiresAt, List<String> scopes) {
        throw new CrmException(StandardError.NOT_ALLOWED, "create", "security.token");
    }

    @Override
    public List<OpenSession> sessions(Caller caller, @Nullable String token) {
        return List.of();
    }

    @Override
    public void endSession(Caller caller, String id) {}

    @Override
    public Invitation invite(Caller caller, UUID user) {
        throw new CrmException(StandardError.NOT_ALLOWED, "update", "security.user");
    }
}
