package org.menkyo.agreementchange;

import org.menkyo.shared.input.Limits;

/**
 * Ends an agreement (LC-111).
 *
 * @param reason why, at most 500 characters
 */
public record EndAgreement(@Limits(maxLength = 500) String reason) {}
