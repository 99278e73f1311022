package org.menkyo.client.agent.access;

import java.math.BigInteger;
import java.time.Instant;
import org.menkyo.client.agent.trust.Role;

/**
 * A certificate that an authority has issued.
 *
 * @param serial its serial number
 * @param role what it is for
 * @param name whose it is
 * @param endsAt when it ends
 * @param revoked whether it was revoked
 */
public record IssuedCertificate(BigInteger serial, Role role, String name, Instant endsAt, boolean revoked) {}
