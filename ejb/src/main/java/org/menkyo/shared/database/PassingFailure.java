package org.menkyo.shared.database;

import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Failures that pass by themselves: the database is away, ends or starts, cannot take a call more, or has undone one of two
 * that were in each other's way. The same call can succeed a moment later.
 */
public final class PassingFailure {

    /** When it is worth while to try again. */
    public static final Duration WAIT = Duration.ofSeconds(1);

    /** Serialization failure and deadlock; a database that has no room for a connection, ends or starts. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "53300", "57P01", "57P02", "57P03");

    /** A constraint that says «at most one» was violated: another transaction has made it at the same moment. */
    private static final String NOT_UNIQUE = "23505";

    /** The class of states of a connection that cannot be made or broke. */
    private static final String CONNECTION_STATES = "08";

    private PassingFailure() {}

    /**
     * Whether such a failure is behind an exception. The container and the pool wrap what the driver says in exceptions that
     * say nothing, and what fails at a commit is only suppressed by another, so all that hangs on it counts.
     */
    public static boolean isBehind(Throwable thrown) {
        return isBehind(thrown, PassingFailure::isPassing);
    }

    /**
     * Whether another transaction that changed or made the same at the same moment is behind an exception: the call came second,
     * and gets what is due to whoever comes later when it is repeated. Without another call, as in a job that works through
     * what is stored, a violated constraint says that the data are wrong, and repeating does not help.
     */
    public static boolean isCollision(Throwable thrown) {
        return isBehind(thrown, PassingFailure::cameSecond);
    }

    private static boolean isBehind(Throwable thrown, Predicate<Throwable> kind) {
        return isBehind(thrown, kind, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isBehind(Throwable thrown, Predicate<Throwable> kind, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return false;
        }
        if (kind.test(thrown) || isBehind(thrown.getCause(), kind, seen)) {
            return true;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (isBehind(suppressed, kind, seen)) {
                return true;
            }
        }
        return false;
    }

    private static boolean cameSecond(Throwable thrown) {
        return thrown instanceof OptimisticLockException
                || thrown instanceof SQLException sql && NOT_UNIQUE.equals(sql.getSQLState());
    }

    private static boolean isPassing(Throwable thrown) {
        if (thrown instanceof SQLException sql && sql.getSQLState() != null) {
            return sql.getSQLState().startsWith(CONNECTION_STATES) || STATES.contains(sql.getSQLState());
        }
        // The pool has no connection to give.
        return thrown instanceof ResourceException || thrown instanceof OptimisticLockException;
    }
}
