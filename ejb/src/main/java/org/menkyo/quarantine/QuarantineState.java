package org.menkyo.quarantine;

import java.time.Instant;

/**
 * A quarantine that nobody has released.
 *
 * @param since when it began; what was recorded before is the original's
 */
record QuarantineState(long id, QuarantineReason reason, Instant since) {}
