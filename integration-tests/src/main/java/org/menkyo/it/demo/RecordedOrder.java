package org.menkyo.it.demo;

import java.time.Instant;

/**
 * An OPEN order as the server recorded it.
 *
 * @param endCustomerEmail the address of its end-customer contact
 * @param receivedAt the server's time of its record
 */
public record RecordedOrder(
        String orderNumber,
        String organization,
        String licenseNumber,
        String authorizationNumber,
        String endCustomerEmail,
        Instant receivedAt) {}
