package org.menkyo.agreementchange;

/**
 * Ends an agreement (LC-111).
 *
 * @param reason why, at most 500 characters
 */
public record EndAgreement(String reason) {}
