package org.kartera.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretTest {
    private final Secret secret = new Secret();

    @Test
    void aBearerTokenNamesItsRecordAndProvesItsSecret() {
        UUID id = UUID.randomUUID();
        byte[] random = secret.bytes();
        assertEquals(Optional.of(new Secret.Bearer(id, Secret.hash(random))), Secret.parse(Secret.bearer(id, random)));
    }

    @Test
    void whatWeDidNotMakeIsNoToken() {
        String good = Secret.bearer(UUID.randomUUID(), secret.bytes());
        assertTrue(Secret.parse("").isEmpty());
        assertTrue(Secret.parse(good.substring(4)).isEmpty());
        assertTrue(Secret.parse(good + "AAAA").isEmpty());
        assertTrue(Secret.parse("kta_not base64!").isEmpty());
    }

    @Test
    void sessionsHave256BitsAndACsrfTokenOfTheirOwn() {
        String session = secret.session();
        assertEquals(43, session.length());
        assertNotEquals(session, secret.session());
        assertNotEquals(session, Secret.csrf(session));
        assertEquals(Secret.csrf(session), Secret.csrf(session));
        assertNotEquals(Secret.csrf(session), Secret.csrf(secret.session()));
    }
}
