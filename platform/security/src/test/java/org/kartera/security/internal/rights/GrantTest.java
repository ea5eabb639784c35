package org.kartera.security.internal.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.Access;

class GrantTest {
    @Test
    void aGrantNamesRecordsVerbAndAccess() {
        assertEquals(
                Optional.of(new Grant("pipeline.deal", "moveTo", Access.TEAM)),
                Grant.parse(" pipeline.deal:moveTo=team "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*:*=all", "*:read=own", "contacts.*:*=team", "contacts.person:*=none"})
    void starsStandForAll(String text) {
        assertEquals(text, Grant.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "contacts.person",
                "contacts.person:read",
                "contacts.person:read=some",
                "contacts.person:read=ALL",
                "contacts:read=all",
                "*.person:read=all",
                "contacts.per*:read=all",
                "contacts.person:re ad=all",
                "contacts.person:read=all;drop",
                "Contacts.person:read=all"
            })
    void anythingElseIsNoGrant(String text) {
        assertTrue(Grant.parse(text).isEmpty());
    }
}
