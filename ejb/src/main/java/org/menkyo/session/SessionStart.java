package org.menkyo.session;

import org.menkyo.shared.error.ErrorCode;

/** What came of the start of a session: a session, or why there is none. What is refused is kept, too, so it is no exception. */
record SessionStart(NewSession session, ErrorCode refusal) {

    static SessionStart of(NewSession session) {
        return new SessionStart(session, null);
    }

    static SessionStart refused(ErrorCode refusal) {
        return new SessionStart(null, refusal);
    }
}
