package org.kartera.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Rights;
import org.kartera.platform.record.Ref;
import org.kartera.security.SignedIn;
import org.kartera.security.internal.start.TestModuleGrants;

/** The first start of an installation, and of its modules. */
abstract class StartContract extends SecurityContract {
    StartContract(Dialect dialect) {
        super(dialect);
    }

    @Test
    void theFirstStartPrintsAOneTimePasswordAndTheSecondNothing() throws IOException {
        String banner = security.start(Map.of()).get(0);
        List<String> kept = Files.readAllLines(security.file().path());
        assertEquals("admin", kept.get(0));
        assertTrue(banner.contains(kept.get(1)), banner);
        assertTrue(banner.contains("contraseña"), "in the installation's language");
        assertTrue(banner.contains(security.file().path().toString()), banner);
        assertEquals(List.of(), security.start(Map.of()));
        assertTrue(Files.exists(security.file().path()));
    }

    @Test
    void nothingIsAcceptedBeforeTheOneTimePasswordIsChanged() throws IOException {
        security.start(Map.of());
        String password = Files.readAllLines(security.file().path()).get(1);
        SignedIn session = security.authentication().signIn("admin", password, TestSecurity.visit());
        assertTrue(session.mustChangePassword());
        assertEquals(
                "password-change-required",
                codeOf(() -> security.authentication().bySession(session.token(), null, false, TestSecurity.visit())));
        assertEquals(
                List.of("password weak-password"),
                violationsOf(() -> security.authentication()
                        .changePassword(session.caller(), session.token(), password, password)));

        security.authentication().changePassword(session.caller(), session.token(), password, PASSWORD);

        assertFalse(Files.exists(security.file().path()));
        assertEquals(
                Access.ALL,
                security.authentication()
                        .bySession(session.token(), null, false, TestSecurity.visit())
                        .rights()
                        .access("anything.atAll", "delete"));
        assertFalse(security.authentication()
                .signIn("admin", PASSWORD, TestSecurity.visit())
                .mustChangePassword());
    }

    @Test
    void aPasswordFromTheEnvironmentIsNoOneTimePassword() {
        assertEquals(List.of(), security.start(Map.of("KARTERA_ADMIN_PASSWORD", PASSWORD)));
        assertFalse(Files.exists(security.file().path()));
        assertFalse(security.authentication()
                .signIn("admin", PASSWORD, TestSecurity.visit())
                .mustChangePassword());
    }

    @Test
    void theAdminOfAnExistingInstallationIsNotMadeAgain() {
        startWithAdmin();
        security.user("ana", PASSWORD, "admin");
        UUID admin = Objects.requireNonNull(
                security.authentication().console("admin").user());
        security.asSystem(() -> {
            security.records().delete(List.of(Ref.to("security.user", admin)));
            return true;
        });
        assertEquals(List.of(), security.start(Map.of()));
        assertEquals(
                "wrong-credentials",
                codeOf(() -> security.authentication().signIn("admin", PASSWORD, TestSecurity.visit())));
    }

    @Test
    void whatAModuleProposesIsGrantedOnceAndNotForcedUponAdmins() {
        startWithAdmin();
        security.user("ana", PASSWORD, "sales");
        Properties proposals = new Properties();
        proposals.setProperty("sales", "contacts.person:read=all  contacts.*:update=team nonsense");
        proposals.setProperty("admin", "contacts.person:delete=none");
        proposals.setProperty("pirate", "contacts.person:read=all");
        TestModuleGrants.apply(security, "contacts", proposals);
        assertEquals(Access.ALL, rightsOf("ana").access("contacts.person", "read"));
        assertEquals(Access.TEAM, rightsOf("ana").access("contacts.company", "update"));
        assertEquals(Access.ALL, rightsOf("admin").access("contacts.person", "delete"));

        security.asSystem(() -> {
            security.records().update(security.role("sales"), Map.of("grants", List.of("contacts.person:read=own")));
            return true;
        });
        TestModuleGrants.apply(security, "contacts", proposals);
        assertEquals(Access.OWN, rightsOf("ana").access("contacts.person", "read"));
        assertEquals(Access.NONE, rightsOf("ana").access("contacts.company", "update"));
    }

    @Test
    void whatARoleSaysAlreadyStaysWhenAModuleProposesOtherwise() {
        startWithAdmin();
        security.user("ana", PASSWORD, "service");
        security.asSystem(() -> {
            security.records().update(security.role("service"), Map.of("grants", List.of("stock.item:read=own")));
            return true;
        });
        Properties proposals = new Properties();
        proposals.setProperty("service", "stock.item:read=all stock.item:update=own");
        TestModuleGrants.apply(security, "stock", proposals);
        assertEquals(Access.OWN, rightsOf("ana").access("stock.item", "read"));
        assertEquals(Access.OWN, rightsOf("ana").access("stock.item", "update"));
    }

    private Rights rightsOf(String login) {
        return security.authentication().console(login).rights();
    }
}
