package org.kartera.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Ref;
import org.kartera.security.Authentication;
import org.kartera.security.Invitation;
import org.kartera.security.IssuedToken;
import org.kartera.security.OpenSession;
import org.kartera.security.SignedIn;
import org.kartera.security.Visit;

/** Coming in and being turned away. */
abstract class SignInContract extends SecurityContract {
    private UUID ana;

    SignInContract(Dialect dialect) {
        super(dialect);
    }

    @BeforeEach
    void meetAna() {
        startWithAdmin();
        ana = security.user("ana", PASSWORD, "sales");
    }

    private Authentication authentication() {
        return security.authentication();
    }

    private SignedIn signIn() {
        return authentication().signIn("ana", PASSWORD, TestSecurity.visit());
    }

    private Caller bySession(SignedIn session) {
        return authentication().bySession(session.token(), null, false, TestSecurity.visit());
    }

    @Test
    void aSessionIsTheUserWithThatTokenAndNobodyWithAnother() {
        SignedIn session = signIn();
        Caller caller = bySession(session);
        assertEquals(ana, caller.user());
        assertEquals("ana", caller.login());
        assertEquals(Channel.WEB, caller.channel());
        assertEquals("192.0.2.1", caller.origin());
        assertEquals(Locale.ENGLISH, caller.locale());
        assertEquals(
                "session-expired",
                codeOf(() -> authentication().bySession(session.token() + "x", null, false, TestSecurity.visit())));
        assertEquals(
                List.of(),
                database.query("select id from security_session where id = '" + session.token() + "'"),
                "the secret is not stored");
    }

    @Test
    void theLoginMayBeWrittenInAnyCase() {
        assertEquals(
                ana,
                authentication()
                        .signIn(" ANA ", PASSWORD, TestSecurity.visit())
                        .caller()
                        .user());
    }

    @Test
    void theUsersOwnLanguageAndZoneWinOverTheRequests() {
        security.asSystem(() -> {
            security.change(ana, Map.of("locale", "es-MX", "timeZone", "America/Mexico_City"));
            return true;
        });
        Caller caller = signIn().caller();
        assertEquals(Locale.forLanguageTag("es-MX"), caller.locale());
        assertEquals("America/Mexico_City", caller.zone().getId());
    }

    @Test
    void writesNeedTheTokenAgainstForgedRequests() {
        SignedIn session = signIn();
        assertEquals(
                "csrf-token-missing",
                codeOf(() -> authentication().bySession(session.token(), null, true, TestSecurity.visit())));
        assertEquals(
                "csrf-token-missing",
                codeOf(() ->
                        authentication().bySession(session.token(), signIn().csrfToken(), true, TestSecurity.visit())));
        assertEquals(
                ana,
                authentication()
                        .bySession(session.token(), session.csrfToken(), true, TestSecurity.visit())
                        .user());
        assertTrue(kinds().contains("refused"));
    }

    private List<String> kinds() {
        return security.feed().read(null, 1000).stream().map(StoredEntry::kind).toList();
    }

    @Test
    void signingInAndOutAndFailingIsInTheAudit() {
        SignedIn session = signIn();
        assertThrows(CrmException.class, () -> authentication().signIn("ana", "wrong", TestSecurity.visit()));
        assertThrows(CrmException.class, () -> authentication().signIn("ghost", "wrong", TestSecurity.visit()));
        authentication().signOut(session.token(), TestSecurity.visit());
        List<StoredEntry> entries = security.feed().read(null, 1000).stream()
                .filter(entry -> entry.kind().startsWith("sign-"))
                .toList();
        assertEquals(
                List.of("sign-in", "sign-in-failed", "sign-in-failed", "sign-out"),
                entries.stream().map(StoredEntry::kind).toList());
        assertEquals("ghost", entries.get(2).login());
        assertEquals("192.0.2.1", entries.get(2).origin());
        assertEquals(ana, entries.get(3).user());
    }

    @Test
    void aSessionThatWasSignedOutIsNoGoodAtOnce() {
        SignedIn session = signIn();
        bySession(session);
        authentication().signOut(session.token(), TestSecurity.visit());
        assertEquals("session-expired", codeOf(() -> bySession(session)));
        authentication().signOut(session.token(), TestSecurity.visit());
    }

    @Test
    void aSessionEndsWhenItIsNotUsed() {
        SignedIn session = signIn();
        security.clock().move(Duration.ofHours(11));
        bySession(session);
        security.clock().move(Duration.ofHours(11));
        bySession(session);
        security.clock().move(Duration.ofHours(12));
        assertEquals("session-expired", codeOf(() -> bySession(session)));
    }

    @Test
    void aSessionEndsAfterAWeekHoweverMuchItIsUsed() {
        SignedIn session = signIn();
        for (int i = 0; i < 7 * 24 / 8 - 1; i++) {
            security.clock().move(Duration.ofHours(8));
            bySession(session);
        }
        security.clock().move(Duration.ofHours(8));
        assertEquals("session-expired", codeOf(() -> bySession(session)));
    }

    @Test
    void unknownLoginsAndWrongPasswordsAndMissingOnesLookAlike() {
        security.asSystem(() -> security.records().create("security.user", Map.of("login", "invited", "name", "I")));
        assertEquals(
                "wrong-credentials", codeOf(() -> authentication().signIn("ghost", PASSWORD, TestSecurity.visit())));
        assertEquals("wrong-credentials", codeOf(() -> authentication().signIn("ana", "wrong", TestSecurity.visit())));
        assertEquals("wrong-credentials", codeOf(() -> authentication().signIn("invited", "", TestSecurity.visit())));
    }

    @Test
    void fiveFailuresLockTheLoginForThatAddressAndATimeThatGrows() {
        for (int i = 0; i < 5; i++) {
            assertEquals("wrong-credentials", codeOf(() -> authentication().signIn("ana", "no", TestSecurity.visit())));
        }
        CrmException locked = assertThrows(CrmException.class, this::signIn);
        assertEquals("locked-out", locked.code().code());
        assertEquals(List.of(5L), locked.args());
        assertEquals(429, locked.code().status());
        authentication().signIn("ana", PASSWORD, TestSecurity.from("198.51.100.7"));

        security.clock().move(Duration.ofSeconds(6));
        assertEquals("wrong-credentials", codeOf(() -> authentication().signIn("ana", "no", TestSecurity.visit())));
        assertEquals(
                List.of(10L), assertThrows(CrmException.class, this::signIn).args());

        security.clock().move(Duration.ofSeconds(11));
        signIn();
        assertEquals("wrong-credentials", codeOf(() -> authentication().signIn("ana", "no", TestSecurity.visit())));
        signIn();
    }

    @Test
    void aLoginThatManyAddressesTryIsLockedToAll() {
        for (int i = 0; i < 20; i++) {
            Visit visit = TestSecurity.from("203.0.113." + i);
            assertEquals("wrong-credentials", codeOf(() -> authentication().signIn("ana", "no", visit)));
        }
        assertEquals(
                "locked-out", codeOf(() -> authentication().signIn("ana", PASSWORD, TestSecurity.from("192.0.2.99"))));
    }

    private void lock(String address) {
        for (int i = 0; i < 5; i++) {
            assertThrows(CrmException.class, () -> authentication().signIn("ana", "no", TestSecurity.from(address)));
        }
    }

    private List<Map<String, Object>> locked() {
        return Objects.requireNonNull(
                security.as("admin", () -> security.locks().locked()).get("items"));
    }

    private void unlock(String login, String user) {
        security.as(login, () -> {
            security.locks().unlock(user);
            return true;
        });
    }

    @Test
    void administratorsSeeWhoIsLockedOutAndLetThemIn() {
        lock("203.0.113.5");
        lock("203.0.113.6");

        Map<String, Object> lock = locked().get(0);
        assertEquals(ana.toString(), lock.get("user"));
        assertEquals(5, lock.get("failures"));
        unlock("admin", ana.toString());

        assertEquals(List.of(), locked());
        authentication().signIn("ana", PASSWORD, TestSecurity.from("203.0.113.5"));
        authentication().signIn("ana", PASSWORD, TestSecurity.from("203.0.113.6"));
        assertTrue(kinds().contains("user-unlocked"));
    }

    @Test
    void aLockThatIsOverIsNotShown() {
        lock("203.0.113.5");
        security.clock().move(Duration.ofSeconds(6));

        assertEquals(List.of(), locked());
    }

    @Test
    void unlockingWhatIsNotLockedLeavesNoTrace() {
        unlock("admin", ana.toString());
        assertFalse(kinds().contains("user-unlocked"));
    }

    @Test
    void nobodyButAdministratorsUnlocks() {
        security.user("luis", PASSWORD, "manager");
        lock("203.0.113.5");

        assertEquals("not-allowed", codeOf(() -> unlock("luis", ana.toString())));
        assertEquals(
                "not-allowed",
                codeOf(() -> security.as("luis", () -> security.locks().locked())));
        assertEquals(
                "no-such-record", codeOf(() -> unlock("admin", UUID.randomUUID().toString())));
        assertEquals("no-such-record", codeOf(() -> unlock("admin", "ana")));
        assertEquals(
                "locked-out", codeOf(() -> authentication().signIn("ana", PASSWORD, TestSecurity.from("203.0.113.5"))));
    }

    @Test
    void aChangeOfRolesIsEffectiveWithTheNextRequest() {
        SignedIn session = signIn();
        assertEquals(Access.NONE, bySession(session).rights().access("contacts.person", "read"));
        security.asSystem(() -> {
            security.records().update(security.role("sales"), Map.of("grants", List.of("contacts.*:read=team")));
            return true;
        });
        assertEquals(Access.TEAM, bySession(session).rights().access("contacts.person", "read"));
        security.asSystem(() -> {
            security.change(ana, Map.of("roles", List.of()));
            return true;
        });
        assertEquals(Access.NONE, bySession(session).rights().access("contacts.person", "read"));
    }

    @Test
    void whoeverIsDeactivatedIsOutAtOnceAndStaysOutAfterwards() {
        SignedIn session = signIn();
        bySession(session);
        security.asSystem(() -> {
            security.change(ana, Map.of("active", false));
            return true;
        });
        assertEquals("session-expired", codeOf(() -> bySession(session)));
        assertEquals("wrong-credentials", codeOf(this::signIn));
        security.asSystem(() -> {
            security.change(ana, Map.of("active", true));
            return true;
        });
        assertEquals("session-expired", codeOf(() -> bySession(session)));
        signIn();
    }

    @Test
    void anotherPasswordEndsTheOtherSessions() {
        SignedIn here = signIn();
        SignedIn elsewhere = signIn();
        assertEquals(
                "wrong-credentials",
                codeOf(() ->
                        authentication().changePassword(here.caller(), here.token(), "wrong", "otra clave larga")));
        authentication().changePassword(here.caller(), here.token(), PASSWORD, "otra clave larga");
        bySession(here);
        assertEquals("session-expired", codeOf(() -> bySession(elsewhere)));
        assertTrue(kinds().contains("password-changed"));
        assertEquals("wrong-credentials", codeOf(this::signIn));
        authentication().signIn("ana", "otra clave larga", TestSecurity.visit());
    }

    @Test
    void aTokenStandsForItsUserWithinItsScopes() {
        security.asSystem(() -> {
            security.records()
                    .update(
                            security.role("sales"),
                            Map.of("grants", List.of("contacts.*:*=team", "security.token:*=own")));
            return true;
        });
        Caller caller = signIn().caller();
        IssuedToken whole = authentication().issueToken(caller, "all", null, List.of());
        IssuedToken narrow = authentication()
                .issueToken(caller, "some", null, List.of("contacts.person:read=all", "security.*:*=all"));
        assertEquals(
                Access.TEAM,
                authentication()
                        .byToken(whole.secret(), TestSecurity.visit())
                        .rights()
                        .access("contacts.person", "update"));
        Caller limited = authentication().byToken(narrow.secret(), TestSecurity.visit());
        assertEquals(ana, limited.user());
        assertEquals(Access.TEAM, limited.rights().access("contacts.person", "read"));
        assertEquals(Access.NONE, limited.rights().access("contacts.person", "update"));
        assertEquals(Access.NONE, limited.rights().access("security.user", "update"));
        assertEquals("not-allowed", codeOf(() -> authentication().issueToken(limited, "more", null, List.of())));
        assertEquals(
                "not-allowed",
                codeOf(() -> security.callers().as(limited, () -> {
                    security.records()
                            .update(Ref.to("security.token", narrow.id()), Map.of("scopes", List.of("*:*=all")));
                    return true;
                })));
    }

    @Test
    void aTokenEndsWithItsTimeOrItsRecordOrItsUser() {
        Caller caller = security.authentication().console("admin");
        IssuedToken brief = authentication()
                .issueToken(caller, "brief", security.clock().instant().plusSeconds(60), List.of());
        IssuedToken revoked = authentication().issueToken(caller, "revoked", null, List.of());
        authentication().byToken(brief.secret(), TestSecurity.visit());
        authentication().byToken(revoked.secret(), TestSecurity.visit());
        security.clock().move(Duration.ofSeconds(61));
        assertEquals("token-expired", codeOf(() -> authentication().byToken(brief.secret(), TestSecurity.visit())));
        security.asSystem(() -> {
            security.records().delete(List.of(Ref.to("security.token", revoked.id())));
            return true;
        });
        assertEquals("token-expired", codeOf(() -> authentication().byToken(revoked.secret(), TestSecurity.visit())));
        assertEquals("token-expired", codeOf(() -> authentication().byToken("kta_x", TestSecurity.visit())));
    }

    @Test
    void tokensAreNotMadeLikeOtherRecords() {
        assertEquals(
                List.of("name token-not-issued"),
                violationsOf(() -> security.as(
                        "admin", () -> security.records().create("security.token", Map.of("name", "mine")))));
        assertFalse(kinds().contains("refused"));
    }

    @Test
    void theConsoleKnowsAdminsAndTheOwnerOfTheDataFolder() {
        assertEquals(
                Access.ALL,
                authentication().console(Authentication.LOCAL_OPERATOR).rights().access("x.y", "delete"));
        assertEquals("admin", authentication().console("admin").login());
        assertEquals(Channel.CONSOLE, authentication().console("admin").channel());
        assertEquals("wrong-credentials", codeOf(() -> authentication().console("ghost")));
    }

    @Test
    void usersSeeAndEndTheirOwnSessionsAlone() {

        security.user("luis", PASSWORD, "sales");
        SignedIn here = authentication().signIn("ana", PASSWORD, TestSecurity.from("192.0.2.7"));
        security.clock().move(Duration.ofSeconds(1));
        SignedIn there = authentication().signIn("ana", PASSWORD, TestSecurity.from("192.0.2.8"));
        SignedIn his = authentication().signIn("luis", PASSWORD, TestSecurity.visit());

        List<OpenSession> hers = authentication().sessions(here.caller(), here.token());
        assertEquals(
                List.of("192.0.2.8", "192.0.2.7"),
                hers.stream().map(OpenSession::address).toList());
        assertEquals(
                List.of(false, true), hers.stream().map(OpenSession::current).toList());
        String id = hers.get(0).id();
        assertEquals("no-such-session", codeOf(() -> authentication().endSession(his.caller(), id)));

        authentication().endSession(here.caller(), id);
        assertEquals("no-such-session", codeOf(() -> authentication().endSession(here.caller(), id)));
        assertEquals(
                "session-expired",
                codeOf(() -> authentication().bySession(there.token(), null, false, TestSecurity.visit())));
        assertEquals(
                "ana",
                authentication()
                        .bySession(here.token(), null, false, TestSecurity.visit())
                        .login());
        assertTrue(kinds().contains("sign-out"));
    }

    @Test
    void sessionsThatHaveEndedAreNotShown() {

        SignedIn left = authentication().signIn("ana", PASSWORD, TestSecurity.visit());
        security.clock().move(Duration.ofHours(13));

        assertEquals(List.of(), authentication().sessions(left.caller(), null));
    }

    @Test
    void anInvitationOpensASessionInWhichThePasswordIsChanged() {
        SignedIn former = authentication().signIn("ana", PASSWORD, TestSecurity.visit());

        Invitation invitation = authentication().invite(authentication().console("admin"), ana);

        assertEquals(
                "session-expired",
                codeOf(() -> authentication().bySession(former.token(), null, false, TestSecurity.visit())));
        assertEquals("wrong-credentials", codeOf(() -> authentication().signIn("ana", PASSWORD, TestSecurity.visit())));
        SignedIn invited = authentication().signIn("ana", invitation.password(), TestSecurity.visit());
        assertTrue(invited.mustChangePassword());
        assertEquals(
                "password-change-required",
                codeOf(() -> authentication().bySession(invited.token(), null, false, TestSecurity.visit())));
        authentication().changePassword(invited.caller(), invited.token(), invitation.password(), "otra clave larga");
        security.clock().move(Duration.ofDays(8));
        assertFalse(authentication()
                .signIn("ana", "otra clave larga", TestSecurity.visit())
                .mustChangePassword());
        assertTrue(kinds().contains("password-changed"));
    }

    @Test
    void anInvitationExpires() {
        Invitation invitation = authentication().invite(authentication().console("admin"), ana);
        security.clock().move(Duration.ofDays(7).plusSeconds(1));

        assertEquals(
                "one-time-password-expired",
                codeOf(() -> authentication().signIn("ana", invitation.password(), TestSecurity.visit())));
    }

    @Test
    void onlyAdministratorsInvite() {
        security.user("luis", PASSWORD, "manager");

        assertEquals(
                "not-allowed",
                codeOf(() -> authentication().invite(authentication().console("luis"), ana)));
        assertEquals(
                "not-allowed",
                codeOf(() -> authentication().invite(authentication().console("ana"), ana)));
        assertEquals(
                "no-such-record",
                codeOf(() -> authentication().invite(authentication().console("admin"), UUID.randomUUID())));
    }
}
