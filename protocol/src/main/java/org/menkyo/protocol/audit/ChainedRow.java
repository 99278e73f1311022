package org.menkyo.protocol.audit;

import java.time.Instant;

/**
 * What a link of the audit chain says of the row that it stands for.
 *
 * @param source the word of a {@link ChainSource}, or whatever stands there instead
 * @param refId the row's number in its source
 * @param digest of the row when it was chained, 32 bytes
 * @param sealedAt when it was chained, in whole microseconds
 */
public record ChainedRow(String source, long refId, byte[] digest, Instant sealedAt) {}
