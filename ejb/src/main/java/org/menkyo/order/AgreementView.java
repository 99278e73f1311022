package org.menkyo.order;

import java.time.Instant;
import org.menkyo.agreement.Program;

/**
 * A recorded agreement as its distributor sees it.
 *
 * @param licenseId its license ID
 * @param program its program
 * @param organizationIdentifier whose it is
 * @param recordedAt when it was recorded
 */
public record AgreementView(String licenseId, Program program, String organizationIdentifier, Instant recordedAt) {}
