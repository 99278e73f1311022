package org.menkyo.shared;

import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Failures that pass by themselves: the database is away, ends or starts, cannot take a call more, or has undone one of two
 * that were in each other's way. The same call can succeed a moment later.
 */
public final class PassingFailure {

    /** When it is worth while to try again. */
    public static final Duration WAIT = Duration.ofSeconds(1);

    /** Serialization failure and deadlock; a database that has no room for a connection, ends or starts. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "53300", "57P01", "57P02", "57P03");

    /** The class of states of a connection that cannot be made or broke. */
    private static final String CONNECTION_STATES = "08";

    private PassingFailure() {}

    /**
     * Whether such a failure is behind an exception. The container and the pool wrap what the driver says in exceptions that
     * say nothing, and what fails at a commit is only suppressed by another, so all that hangs on it counts.
     */
    public static boolean isBehind(Throwable thrown) {
        return isBehind(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isBehind(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return false;
        }
        if (isPassing(thrown) || isBehind(thrown.getCause(), seen)) {
            return true;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (isBehind(suppressed, seen)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(Throwable thrown) {
        if (thrown instanceof SQLException sql && sql.getSQLState() != null) {
            return sql.getSQLState().startsWith(CONNECTION_STATES) || STATES.contains(sql.getSQLState());
        }
        // The pool has no connection to give.
        return thrown instanceof ResourceException || thrown instanceof OptimisticLockException;
    }
}
