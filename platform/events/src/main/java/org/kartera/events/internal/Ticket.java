package org.kartera.events.internal;

import java.sql.Connection;
import java.util.UUID;

/** A transaction that appends. */
final class Ticket {
    /** Number that no ticket has. */
    static final long NONE = -1;

    private final UUID transaction;
    private final Connection connection;
    private long lowest = NONE;
    private long next;

    Ticket(UUID transaction, Connection connection) {
        this.transaction = transaction;
        this.connection = connection;
    }

    UUID transaction() {
        return transaction;
    }

    boolean isOf(Connection other) {
        return connection == other;
    }

    /** The lowest number that was handed out to it. */
    long lowest() {
        return lowest;
    }

    /** Hands it the numbers from {@code first} on. */
    void number(long first) {
        if (lowest == NONE) {
            lowest = first;
        }
        next = first;
    }

    long take() {
        return next++;
    }
}
