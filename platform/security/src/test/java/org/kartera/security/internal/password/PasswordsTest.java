package org.kartera.security.internal.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordIsWeakWhenShortOrTheLoginOrRepetition() {
        assertTrue(passwords.weak("ninechars", "ana"));
        assertTrue(passwords.weak("Ana.Garcia.Ruiz", "ana.garcia.ruiz"));
        assertTrue(passwords.weak("ababababababab", "ana"));
        assertTrue(passwords.weak("\ud83d\ude00".repeat(5), "ana"), "five characters, though ten units of Java");
        assertFalse(passwords.weak("ten chars!", "ana"));
    }

    @Test
    void nobodyHasNoPassword() {
        assertFalse(passwords.matches("", null));
        assertFalse(passwords.matches("una clave larga", null));
    }

    @Test
    void anAccentTypedInTwoStrokesIsTheSamePassword() {
        assertTrue(passwords.matches("contrasen\u0303a larga", passwords.hash("contrase\u00f1a larga")));
    }

    @Test
    void oneTimePasswordsAreStrongAndNeverTheSame() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String password = passwords.oneTime();
            assertFalse(passwords.weak(password, "admin"), password);
            made.add(password);
        }
        assertEquals(100, made.size());
    }
}
