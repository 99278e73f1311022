package org.menkyo.datasource;

import java.sql.SQLException;
import java.util.Set;
import org.jboss.jca.adapters.jdbc.spi.ExceptionSorter;

/**
 * Tells the pool which failures end a connection, so that nobody gets it again.
 *
 * <p>WildFly's own for PostgreSQL knows the state 08006 only. A session that an administrator or a crash of another
 * process ended says 57P01 or 57P02 instead, once, and 08003 ever after; its connection would stay in the pool until it is
 * checked in the background. The states are those of appendix A of PostgreSQL's manual.
 */
public final class LostConnectionSorter implements ExceptionSorter {

    /** Class 08, connection exception. */
    private static final String CONNECTION_EXCEPTION = "08";

    /** A shutdown, a crash, a start, a dropped database, a session that was idle for too long. */
    private static final String END_OF_SESSION = "57P";

    /** A transaction that was idle, or took, too long. */
    private static final Set<String> TIMEOUTS = Set.of("25P03", "25P04");

    @Override
    public boolean isExceptionFatal(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith(CONNECTION_EXCEPTION)
                        || state.startsWith(END_OF_SESSION)
                        || TIMEOUTS.contains(state));
    }
}
