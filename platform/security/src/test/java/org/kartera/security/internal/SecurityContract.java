package org.kartera.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.CrmException;
import org.kartera.platform.Violation;

/** A fresh installation for each test, in one database for all of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SecurityContract {
    static final String PASSWORD = "una clave larga";

    @TempDir
    Path data;

    final TestDatabase database;
    TestSecurity security;

    SecurityContract(Dialect dialect) {
        database = Databases.open(dialect);
        security = new TestSecurity(database, Path.of(""));
        security.close();
    }

    @BeforeEach
    void open() {
        security = new TestSecurity(database, data);
    }

    @AfterEach
    void empty() {
        security.close();
        database.execute(
                "delete from security_user",
                "delete from security_team",
                "delete from security_role",
                "delete from security_token",
                "delete from security_session",
                "delete from security_lockout",
                "delete from security_proposal",
                "delete from records_value",
                "delete from events_entry");
    }

    @AfterAll
    void close() {
        database.close();
    }

    void startWithAdmin() {
        security.start(Map.of("KARTERA_ADMIN_PASSWORD", PASSWORD));
    }

    static String codeOf(Executable refused) {
        return assertThrows(CrmException.class, refused).code().code();
    }

    /** The violations as {@code field code}. */
    static List<String> violationsOf(Executable refused) {
        CrmException refusal = assertThrows(CrmException.class, refused);
        assertEquals("invalid-fields", refusal.code().code());
        return refusal.violations().stream()
                .map(SecurityContract::text)
                .sorted()
                .toList();
    }

    private static String text(Violation violation) {
        return violation.field() + " " + violation.code().code();
    }
}
