package org.kartera.security.internal.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.CrmException;
import org.kartera.security.internal.TestSecurity;

/** Why somebody may do something with a record: here of users, who are the owners of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccessContract {
    private static final String PASSWORD = "una clave larga";

    private final TestDatabase database;
    private TestSecurity security;
    private AccessResource resource;
    private UUID ana;
    private UUID luis;

    AccessContract(Dialect dialect) {
        database = Databases.open(dialect);
    }

    @BeforeAll
    void open(@TempDir Path data) {
        security = new TestSecurity(database, data);
        security.start(Map.of("KARTERA_ADMIN_PASSWORD", PASSWORD));
        resource = new AccessResource(security.access());
        ana = security.user("ana", PASSWORD, "sales");
        luis = security.user("luis", PASSWORD, "sales", "readonly");
        security.user("zoe", PASSWORD);
        UUID north = security.team("North", null);
        security.asSystem(() -> {
            security.change(ana, Map.of("teams", List.of(north.toString())));
            return true;
        });
    }

    @AfterAll
    void close() {
        security.close();
        database.close();
    }

    private Map<String, @Nullable Object> access(String login, UUID user) {
        return security.as(login, () -> resource.access("security.user", user.toString(), null, null));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> kinds(@Nullable Object verdict) {
        List<String> kinds = new ArrayList<>();
        if (map(verdict).get("reasons") instanceof List<?> reasons) {
            reasons.forEach(reason ->
                    kinds.add(map(reason).get("kind") + " " + map(reason).get("label")));
        }
        return kinds;
    }

    private static Map<String, Map<?, ?>> people(Map<String, @Nullable Object> access) {
        Map<String, Map<?, ?>> people = new HashMap<>();
        if (access.get("people") instanceof List<?> list) {
            list.forEach(person ->
                    people.put(String.valueOf(map(map(person).get("user")).get("title")), map(person)));
        }
        return people;
    }

    @Test
    void oneIsToldWhatOneMayDoAndWhy() {
        Map<String, @Nullable Object> access = access("ana", ana);

        assertEquals(List.of("read", "update"), map(access.get("you")).get("verbs"));
        assertEquals(List.of("owner ana", "team North", "role Comercial"), kinds(access.get("you")));
    }

    @Test
    void othersAreThereWhoMayReadItWithTheRolesThatLetThem() {
        Map<String, Map<?, ?>> people = people(access("ana", ana));

        assertEquals(List.of("read"), map(people.get("luis")).get("verbs"));
        assertEquals(List.of("role Comercial", "role Solo lectura"), kinds(people.get("luis")));
        assertTrue(people.containsKey("Administrador"), people::toString);
        assertFalse(people.containsKey("zoe"), people::toString);
    }

    @Test
    void theyComePageByPage() {
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            String place = after;
            Map<String, @Nullable Object> page =
                    security.as("ana", () -> resource.access("security.user", luis.toString(), "1", place));
            seen.addAll(people(page).keySet());
            after = page.get("next") instanceof String next ? next : null;
        } while (after != null);
        assertEquals(List.of("Administrador", "ana", "luis"), seen);
    }

    @Test
    void whoMayNotReadARecordIsNotToldWhoMay() {
        CrmException refused = assertThrows(CrmException.class, () -> access("zoe", ana));
        assertTrue(
                List.of("not-allowed", "no-such-record").contains(refused.code().code()));
        assertThrows(CrmException.class, () -> access("ana", UUID.randomUUID()));
        assertThrows(
                CrmException.class, () -> security.as("ana", () -> resource.access("security.user", "x", null, null)));
        assertThrows(
                CrmException.class,
                () -> security.as("ana", () -> resource.access("security.user", ana.toString(), "0", null)));
    }
}
