package org.menkyo.agreementchange;

import org.menkyo.organization.Address;

/**
 * Changes the postal address of the organization whose licence it is (LC-110).
 *
 * @param address the new address
 * @param reason why, at most 500 characters; only support must give it (LC-802), for others it may be null
 */
public record ChangeAddress(Address address, String reason) {}
