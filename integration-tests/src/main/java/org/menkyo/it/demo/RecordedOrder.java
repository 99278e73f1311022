package org.menkyo.it.demo;

/**
 * An OPEN order as the server recorded it.
 *
 * @param endCustomerEmail the address of its end-customer contact
 */
public record RecordedOrder(
        String orderNumber,
        String organization,
        String licenseNumber,
        String authorizationNumber,
        String endCustomerEmail) {}
