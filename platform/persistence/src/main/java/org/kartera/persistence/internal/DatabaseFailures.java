package org.kartera.persistence.internal;

import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells what a failure means, however deep EclipseLink, jOOQ or a batch have wrapped what the database said. */
final class DatabaseFailures {
    private static final Set<String> LOST_RACE = Set.of("40001", "40P01", "40XL1", "40XL2");
    private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03", "53300", "XJ040", "XJ004");
    private static final Set<String> FULL = Set.of("53100", "XSDG1", "XSLA4");
    private static final Set<String> TIMEOUT = Set.of("57014", "XCL52");
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_TIMEOUT = "55P03";
    private static final Pattern FIRST_QUOTED = Pattern.compile("'([^']+)'");

    private DatabaseFailures() {}

    /** Whether the same work may succeed when it is run once more. */
    static boolean isLostRace(Throwable failure) {
        return sqlExceptions(failure).anyMatch(hasState(LOST_RACE));
    }

    /** Whether a statement was ended by its time limit. */
    static boolean isTimeout(Throwable failure) {
        return sqlExceptions(failure).anyMatch(hasState(TIMEOUT));
    }

    /** Whether a statement waited for a lock for longer than it was to. */
    static boolean isLockTimeout(Throwable failure) {
        return sqlExceptions(failure).anyMatch(hasState(Set.of(LOCK_TIMEOUT)));
    }

    static boolean isDuplicateKey(Throwable failure) {
        return sqlExceptions(failure).anyMatch(hasState(Set.of(UNIQUE_VIOLATION)));
    }

    /** What to throw in the place of {@code failure}: a {@link CrmException} where there is a code for it, or else itself. */
    static RuntimeException translate(Throwable failure) {
        if (failure instanceof CrmException known) {
            return known;
        }
        if (isFull(failure)) {
            return CrmException.causedBy(failure, StandardError.STORAGE_FULL);
        }
        if (isDuplicateKey(failure)) {
            return new DuplicateKeyException(violatedIndex(failure), failure);
        }
        if (isGone(failure) || isLostRace(failure)) {
            return CrmException.causedBy(failure, StandardError.DATABASE_UNAVAILABLE);
        }
        if (isStale(failure)) {
            return CrmException.causedBy(failure, StandardError.STALE_VERSION, "");
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private static boolean isGone(Throwable failure) {
        return sqlExceptions(failure)
                .anyMatch(hasState(GONE)
                        .or(e -> state(e).startsWith("08") || e instanceof SQLTransientConnectionException));
    }

    private static boolean isFull(Throwable failure) {
        return sqlExceptions(failure).anyMatch(hasState(FULL))
                || chain(failure)
                        .anyMatch(e -> e instanceof IOException
                                && String.valueOf(e.getMessage()).contains("No space left"));
    }

    private static boolean isStale(Throwable failure) {
        return chain(failure)
                .anyMatch(e -> e instanceof OptimisticLockException
                        || e instanceof org.eclipse.persistence.exceptions.OptimisticLockException);
    }

    private static String violatedIndex(Throwable failure) {
        return sqlExceptions(failure)
                .filter(hasState(Set.of(UNIQUE_VIOLATION)))
                .map(DatabaseFailures::constraint)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String constraint(SQLException violation) {
        if (violation instanceof PSQLException postgres) {
            ServerErrorMessage message = postgres.getServerErrorMessage();
            String name = message == null ? null : message.getConstraint();
            return name == null ? "" : name;
        }
        // The message of a whole batch quotes the statement.
        if (violation instanceof BatchUpdateException) {
            return "";
        }
        // Derby names the index first, in quotes, in every language.
        Matcher quoted = FIRST_QUOTED.matcher(String.valueOf(violation.getMessage()));
        return quoted.find() ? quoted.group(1) : "";
    }

    private static Predicate<SQLException> hasState(Set<String> states) {
        return e -> states.contains(state(e));
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }

    private static Stream<SQLException> sqlExceptions(Throwable failure) {
        return chain(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }

    /** The failure, its causes, and the further exceptions of each SQL exception. */
    private static Stream<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.Builder<Throwable> found = Stream.builder();
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty()) {
            Throwable next = open.remove();
            if (seen.add(next)) {
                found.add(next);
                addIfPresent(open, next.getCause());
                if (next instanceof SQLException sql) {
                    addIfPresent(open, sql.getNextException());
                }
            }
        }
        return found.build();
    }

    private static void addIfPresent(Deque<Throwable> open, @Nullable Throwable next) {
        if (next != null) {
            open.add(next);
        }
    }
}
