package org.kartera.security.internal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kartera.platform.Access;
import org.kartera.platform.Rights;
import org.kartera.security.internal.rights.Grant;
import org.kartera.security.internal.rights.GrantedRights;

class StandardRoleTest {
    private static Rights rights(StandardRole role) {
        return new GrantedRights(role.grants().stream()
                .map(grant -> Grant.parse(grant).orElseThrow())
                .toList());
    }

    @Test
    void theNamesAreThoseOfTheContract() {
        assertEquals(
                List.of("admin", "manager", "sales", "service", "readonly"),
                Arrays.stream(StandardRole.values()).map(StandardRole::roleName).toList());
        assertTrue(StandardRole.contains("readonly"));
        assertFalse(StandardRole.contains("Admin"));
    }

    @Test
    void onlyAdminsWriteRolesAndOtherPeoplesAccounts() {
        for (StandardRole role : StandardRole.values()) {
            boolean admin = role == StandardRole.ADMIN;
            assertEquals(admin ? Access.ALL : Access.NONE, rights(role).access("security.role", "update"));
            assertEquals(admin ? Access.ALL : Access.OWN, rights(role).access("security.user", "update"));
            assertEquals(admin ? Access.ALL : Access.NONE, rights(role).access("security.user", "create"));
        }
    }

    @Test
    void readOnlyReadsWhateverComesButNoTokensOfOthers() {
        assertEquals(Access.ALL, rights(StandardRole.READONLY).access("contacts.person", "read"));
        assertEquals(Access.NONE, rights(StandardRole.READONLY).access("contacts.person", "update"));
        assertEquals(Access.NONE, rights(StandardRole.READONLY).access("contacts.person", "export"));
        assertEquals(Access.OWN, rights(StandardRole.READONLY).access("security.token", "read"));
    }

    @Test
    void colleaguesAreSeenByAll() {
        for (StandardRole role : StandardRole.values()) {
            assertEquals(Access.ALL, rights(role).access("security.user", "read"));
            assertEquals(Access.ALL, rights(role).access("security.team", "read"));
        }
    }
}
