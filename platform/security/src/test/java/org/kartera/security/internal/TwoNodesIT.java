package org.kartera.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.Access;
import org.kartera.platform.CrmException;
import org.kartera.security.SignedIn;

/** Two nodes on one database. */
class TwoNodesIT extends SecurityContract {
    private TestDatabase otherDatabase;
    private TestSecurity other;
    private UUID ana;

    TwoNodesIT() {
        super(Dialect.POSTGRES);
    }

    @BeforeEach
    void startTheOther() {
        startWithAdmin();
        ana = security.user("ana", PASSWORD, "sales");
        otherDatabase = Databases.secondNode(database);
        other = new TestSecurity(otherDatabase, data);
    }

    @AfterEach
    void stopTheOther() {
        other.close();
        otherDatabase.close();
    }

    private static void withinASecondOrSo(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "the other node was not told");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private Access readsPeople(SignedIn session) {
        return other.authentication()
                .bySession(session.token(), null, false, TestSecurity.visit())
                .rights()
                .access("contacts.person", "read");
    }

    @Test
    void aSessionIsGoodOnBothAndSoIsItsEnd() {
        SignedIn session = security.authentication().signIn("ana", PASSWORD, TestSecurity.visit());
        assertEquals(
                ana,
                other.authentication()
                        .bySession(session.token(), null, false, TestSecurity.visit())
                        .user());
        security.authentication().signOut(session.token(), TestSecurity.visit());
        withinASecondOrSo(() -> {
            try {
                other.authentication().bySession(session.token(), null, false, TestSecurity.visit());
                return false;
            } catch (CrmException ended) {
                return ended.code().code().equals("session-expired");
            }
        });
    }

    @Test
    void aChangeOfARoleReachesTheOther() {
        SignedIn session = security.authentication().signIn("ana", PASSWORD, TestSecurity.visit());
        assertEquals(Access.NONE, readsPeople(session));
        security.asSystem(() -> {
            security.records().update(security.role("sales"), Map.of("grants", List.of("contacts.*:read=all")));
            return true;
        });
        withinASecondOrSo(() -> readsPeople(session) == Access.ALL);
    }

    @Test
    void failuresCountWhereverTheyHappen() {
        for (int i = 0; i < 5; i++) {
            TestSecurity node = i % 2 == 0 ? security : other;
            assertThrows(CrmException.class, () -> node.authentication().signIn("ana", "no", TestSecurity.visit()));
        }
        for (TestSecurity node : List.of(security, other)) {
            assertEquals(
                    "locked-out", codeOf(() -> node.authentication().signIn("ana", PASSWORD, TestSecurity.visit())));
        }
    }
}
