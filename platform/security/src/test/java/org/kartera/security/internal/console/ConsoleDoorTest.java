package org.kartera.security.internal.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.security.internal.session.AdminAccess;

class ConsoleDoorTest {
    @TempDir
    Path folder;

    private final PublicKey key = rsa();
    private ConsoleDoor door;

    private static PublicKey rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void enterKeys() throws IOException {
        String encoded = OpenSshKey.encoded(key).orElseThrow();
        Path keys = folder.resolve("keys.properties");
        Files.writeString(
                keys,
                "_g_\\:admins = group,admin\nkartera = " + encoded + ",_g_:admins\nana = " + encoded + "\nformer = "
                        + encoded + "\n");
        door = new ConsoleDoor(keys);
    }

    private static AdminAccess users() {
        return new AdminAccess() {
            @Override
            public boolean admits(String login, String password) {
                return isAdmin(login) && password.equals("right");
            }

            @Override
            public boolean isAdmin(String login) {
                return login.equals("ana");
            }
        };
    }

    @Test
    void theKeyOfTheDataFolderOpensEvenWithoutADatabase() {
        assertTrue(door.admits("kartera", key));
        assertFalse(door.admits("kartera", rsa()));
        assertFalse(door.admits("kartera", ""));
    }

    @Test
    void aKeyOpensForAnAdminAndNotForSomebodyWhoIsNoneAnyMore() {
        assertFalse(door.admits("ana", key));
        door.addUsers(users());
        assertTrue(door.admits("ana", key));
        assertFalse(door.admits("former", key));
        assertFalse(door.admits("nobody", key));
    }

    @Test
    void aPasswordOpensOnlyWhileUsersCanBeRead() {
        AdminAccess users = users();
        door.addUsers(users);
        assertTrue(door.admits("ana", "right"));
        assertFalse(door.admits("ana", "wrong"));
        door.removeUsers(users);
        assertFalse(door.admits("ana", "right"));
    }

    @Test
    void keysAreWrittenAsSshKeygenWritesThem() throws GeneralSecurityException {
        KeyPairGenerator elliptic = KeyPairGenerator.getInstance("EC");
        elliptic.initialize(new ECGenParameterSpec("secp256r1"));
        assertTrue(OpenSshKey.encoded(elliptic.generateKeyPair().getPublic())
                .orElseThrow()
                .startsWith("AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBB"));
        PublicKey edwards =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        String encoded = OpenSshKey.encoded(edwards).orElseThrow();
        assertTrue(encoded.startsWith("AAAAC3NzaC1lZDI1NTE5AAAAI"));
        assertEquals(68, encoded.length());
    }
}
