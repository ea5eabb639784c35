package org.kartera.security.internal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoginTest {
    @Test
    void aLoginHasOneSpelling() {
        assertEquals("jose.munoz", Login.normalised(" Jos\u00e9 Mu\u00f1oz "));
        assertEquals("jose.munoz", Login.normalised("JOSE.MUNOZ"));
        assertEquals("ana@example.com", Login.normalised("Ana@Example.com"));
        assertEquals("fine", Login.normalised("\ufb01ne"), "ligatures are not a login of their own");
    }

    @Test
    void loginsAreLettersAndDigitsWithAFewSignsBetween() {
        assertTrue(Login.valid("ana"));
        assertTrue(Login.valid("a"));
        assertTrue(Login.valid("ana+test@example.com"));
        assertFalse(Login.valid(""));
        assertFalse(Login.valid(".ana"));
        assertFalse(Login.valid("ana/../x"));
        assertFalse(Login.valid("\u0430na"), "a Cyrillic a");
        assertFalse(Login.valid("a".repeat(101)));
    }
}
