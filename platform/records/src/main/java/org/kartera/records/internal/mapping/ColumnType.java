package org.kartera.records.internal.mapping;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;

/** What a column holds, whichever the database. */
public enum ColumnType {
    /** A UUID. */
    ID("${id}", String.class),
    VARCHAR("varchar", String.class),
    /** The folded companion of text, compared byte by byte. */
    FOLDED("${folded}", String.class),
    /** Long text. */
    TEXT("${text}", String.class),
    /** A JSON document, as text. */
    JSON("${json}", String.class),
    /** ISO 4217 code of a currency. */
    CURRENCY("char(3)", String.class),
    INTEGER("int", Integer.class),
    BIGINT("bigint", Long.class),
    DECIMAL("decimal(19,6)", BigDecimal.class),
    DOUBLE("${double}", Double.class),
    BOOLEAN("boolean", Boolean.class),
    DATE("date", Date.class),
    TIME("time", Time.class),
    TIMESTAMP("${timestamp}", Timestamp.class);

    private final String changeLog;
    private final Class<?> stored;

    ColumnType(String changeLog, Class<?> stored) {
        this.changeLog = changeLog;
        this.stored = stored;
    }

    /** The class that JDBC binds. */
    public Class<?> stored() {
        return stored;
    }

    /** How a change log writes the type; without the length. */
    String changeLog() {
        return changeLog;
    }
}
