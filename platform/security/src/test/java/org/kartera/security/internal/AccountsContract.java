package org.kartera.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;

/** Users, teams and roles as records. */
abstract class AccountsContract extends SecurityContract {
    AccountsContract(Dialect dialect) {
        super(dialect);
    }

    @BeforeEach
    void begin() {
        startWithAdmin();
    }

    private UUID admin() {
        return Objects.requireNonNull(security.authentication().console("admin").user());
    }

    private boolean changeAs(String login, UUID user, Map<String, ?> values) {
        return security.as(login, () -> {
            security.change(user, values);
            return true;
        });
    }

    private boolean changeRole(String name, Map<String, ?> values) {
        return security.as("admin", () -> {
            security.records().update(security.role(name), values);
            return true;
        });
    }

    private boolean deleteAs(String login, Ref ref) {
        return security.as(login, () -> {
            security.records().delete(List.of(ref));
            return true;
        });
    }

    private static Ref user(UUID id) {
        return Ref.to("security.user", id);
    }

    @Test
    void aPasswordIsStoredAsAHashAndNeverRead() {
        UUID ana = security.user("ana", PASSWORD);
        List<String> stored = database.query("select password from security_user where login = 'ana'");
        assertEquals(1, stored.size());
        assertEquals(null, stored.get(0));
        assertTrue(Objects.requireNonNull(database.query("select password_hash from security_user where login = 'ana'")
                        .get(0))
                .startsWith("$argon2id$"));
        Row row = security.as("admin", () -> security.records().read(user(ana)));
        assertEquals(Set.of(), intersection(row.fields(), Set.of("password", "passwordHash")));
        assertEquals(
                List.of(),
                database.query("select changes from events_entry").stream()
                        .filter(changes ->
                                changes != null && (changes.contains("argon2id") || changes.contains(PASSWORD)))
                        .toList());
    }

    private static Set<String> intersection(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(Collectors.toSet());
    }

    @Test
    void weakPasswordsAndBadLoginsAreRejectedTogether() {
        assertEquals(
                List.of(
                        "locale unknown-locale",
                        "login wrong-format",
                        "password weak-password",
                        "timeZone unknown-time-zone"),
                violationsOf(() -> security.as(
                        "admin",
                        () -> security.records()
                                .create(
                                        "security.user",
                                        Map.of(
                                                "login", "ana/garcia",
                                                "name", "Ana",
                                                "password", "short",
                                                "locale", "xx",
                                                "timeZone", "Europe/Atlantis")))));
    }

    @Test
    void aLoginIsNormalisedAndBelongsToOne() {
        UUID jose = security.user("Jos\u00e9 Mu\u00f1oz", PASSWORD);
        assertEquals(
                "jose.munoz",
                security.as("admin", () -> security.records().read(user(jose))).value("login"));
        assertEquals("duplicate-value", codeOf(() -> security.user("JOSE MUNOZ", PASSWORD)));
    }

    @Test
    void eachUserOwnsTheOwnRecordAndIsInTheFirstTeam() {
        UUID team = security.team("Madrid", null);
        UUID ana = security.user("ana", PASSWORD);
        changeAs("admin", ana, Map.of("teams", List.of(team.toString())));
        Row row = security.as("admin", () -> security.records().read(user(ana)));
        assertEquals(user(ana), row.value("owner"));
        assertEquals(Ref.to("security.team", team), row.value("team"));
    }

    @Test
    void whoeverIsInATeamSeesThoseBelowIt() {
        UUID company = security.team("Company", null);
        UUID west = security.team("West", company);
        UUID deep = security.team("Deep", west);
        UUID east = security.team("East", company);
        UUID ana = security.user("ana", PASSWORD);
        changeAs("admin", ana, Map.of("teams", List.of(west.toString())));
        Caller caller = security.authentication().console("ana");
        assertEquals(List.of(west), caller.teams());
        assertEquals(Set.of(west, deep), caller.visibleTeams());
        security.as("admin", () -> {
            security.records().update(Ref.to("security.team", east), Map.of("parent", deep.toString()));
            return true;
        });
        assertEquals(
                Set.of(west, deep, east),
                security.authentication().console("ana").visibleTeams());
    }

    @Test
    void teamsDoNotRunInACircle() {
        UUID company = security.team("Company", null);
        UUID west = security.team("West", company);
        assertEquals(
                List.of("parent cycle"),
                violationsOf(() -> security.as("admin", () -> {
                    security.records().update(Ref.to("security.team", company), Map.of("parent", west.toString()));
                    return true;
                })));
    }

    @Test
    void theLastActiveAdminStays() {
        assertEquals("last-admin", codeOf(() -> changeAs("admin", admin(), Map.of("active", false))));
        assertEquals("last-admin", codeOf(() -> changeAs("admin", admin(), Map.of("roles", List.of()))));
        assertEquals("last-admin", codeOf(() -> deleteAs("admin", user(admin()))));
        UUID idle = security.user("idle", PASSWORD, "admin");
        changeAs("admin", idle, Map.of("active", false));
        assertEquals("last-admin", codeOf(() -> deleteAs("admin", user(admin()))));
        security.user("ana", PASSWORD, "admin");
        UUID admin = admin();
        deleteAs("ana", user(admin));
        assertEquals("wrong-credentials", codeOf(() -> security.authentication().console("admin")));
    }

    @Test
    void usersChangeTheirOwnNameAddressAndLanguageAndNothingElse() {
        UUID ana = security.user("ana", PASSWORD, "sales");
        UUID luis = security.user("luis", PASSWORD, "sales");
        changeAs(
                "ana",
                ana,
                Map.of("name", "Ana G.", "email", "ana@example.com", "locale", "es", "timeZone", "Europe/Madrid"));
        assertEquals(
                List.of("active admins-only", "login admins-only", "password admins-only", "roles admins-only"),
                violationsOf(() -> changeAs(
                        "ana",
                        ana,
                        Map.of(
                                "login",
                                "boss",
                                "active",
                                false,
                                "password",
                                "otra clave larga",
                                "roles",
                                List.of(security.role("admin").id().toString())))));
        assertEquals("not-allowed", codeOf(() -> changeAs("ana", luis, Map.of("name", "Lu"))));
        assertEquals("not-allowed", codeOf(() -> deleteAs("ana", user(luis))));
    }

    @Test
    void whoAdministersUsersButNotRolesGivesNoRoles() {
        security.as(
                "admin",
                () -> security.records()
                        .create(
                                "security.role",
                                Map.of(
                                        "name",
                                        "personnel",
                                        "grants",
                                        List.of("security.*:read=all", "security.user:*=all"))));
        UUID eva = security.user("eva", PASSWORD, "personnel");
        changeAs("eva", eva, Map.of("email", "eva@example.com"));
        String admin = security.role("admin").id().toString();
        assertEquals(
                List.of("roles admins-only"),
                violationsOf(() -> changeAs("eva", eva, Map.of("roles", List.of(admin)))));
        assertEquals(
                List.of("roles admins-only"),
                violationsOf(() -> security.as(
                        "eva",
                        () -> security.records()
                                .create("security.user", Map.of("login", "x", "name", "X", "roles", List.of(admin))))));
    }

    @Test
    void grantsThatAreNoneAreNamed() {
        assertEquals(
                List.of("grants[1] invalid-grant", "grants[2] repeated-grant"),
                violationsOf(() ->
                        changeRole("sales", Map.of("grants", List.of("a.b:read=all", "a.b:read", "a.b:read=own")))));
    }

    @Test
    void standardRolesStayInPlace() {
        assertEquals("standard-role", codeOf(() -> changeRole("sales", Map.of("name", "selling"))));
        assertEquals("standard-role", codeOf(() -> changeRole("admin", Map.of("grants", List.of()))));
        assertEquals("standard-role", codeOf(() -> deleteAs("admin", security.role("service"))));
        changeRole("sales", Map.of("label", "Ventas", "grants", List.of()));
    }

    @Test
    void aRoleThatSomebodyHasIsNotDeleted() {
        security.as("admin", () -> security.records().create("security.role", Map.of("name", "guest")));
        security.user("ana", PASSWORD, "guest");
        assertEquals("still-referenced", codeOf(() -> deleteAs("admin", security.role("guest"))));
    }

    @Test
    void usersWithoutPasswordAreMadeManyAtATime() {
        security.as("admin", () -> {
            for (int i = 0; i < 35; i++) {
                security.records().create("security.user", Map.of("login", "agent" + i, "name", "Agent " + i));
            }
            return true;
        });
        assertEquals(List.of("35"), database.query("select count(*) from security_user where password_hash is null"));
    }
}
