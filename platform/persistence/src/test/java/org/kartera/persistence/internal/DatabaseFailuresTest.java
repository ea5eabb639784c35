package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.StandardError;

class DatabaseFailuresTest {
    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "40XL1", "40XL2"})
    void aLostRaceIsFoundBehindABatchAndAWrapper(String state) {
        BatchUpdateException batch = new BatchUpdateException("batch", "XJ208", new int[0]);
        batch.setNextException(new SQLException("lost", state));

        assertTrue(DatabaseFailures.isLostRace(new IllegalStateException(batch)));
    }

    @Test
    void aDuplicateIsNoLostRace() {
        assertFalse(DatabaseFailures.isLostRace(new SQLException("duplicate", "23505")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "XCL52"})
    void aStatementThatWasEndedIsATimeout(String state) {
        assertTrue(DatabaseFailures.isTimeout(new IllegalStateException(new SQLException("ended", state))));
        assertFalse(DatabaseFailures.isLostRace(new SQLException("ended", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "XJ040"})
    void aLostConnectionIsAnUnavailableDatabase(String state) {
        assertCode(StandardError.DATABASE_UNAVAILABLE, new SQLException("gone", state));
    }

    @Test
    void anExhaustedPoolIsAnUnavailableDatabase() {
        assertCode(StandardError.DATABASE_UNAVAILABLE, new SQLTransientConnectionException("pool"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "XSDG1", "XSLA4"})
    void aFullDiskIsAFullStorage(String state) {
        assertCode(StandardError.STORAGE_FULL, new SQLException("full", state));
    }

    @Test
    void aFullDiskIsFoundBehindADatabaseThatHasGivenUp() {
        assertCode(
                StandardError.STORAGE_FULL,
                new SQLException("given up", "08006", new IOException("No space left on device")));
    }

    @Test
    void whatTheKernelHasNamedAlreadyStays() {
        CrmException known = CrmException.causedBy(new SQLException("gone", "08006"), StandardError.TIMEOUT, 5);

        assertSame(known, DatabaseFailures.translate(known));
    }

    @Test
    void whatIsNoFailureOfTheDatabaseStays() {
        IllegalStateException defect = new IllegalStateException("defect");

        assertSame(defect, DatabaseFailures.translate(defect));
    }

    private static void assertCode(ErrorCode code, SQLException failure) {
        RuntimeException translated = DatabaseFailures.translate(new IllegalStateException(failure));
        assertEquals(code, assertInstanceOf(CrmException.class, translated).code());
    }
}
