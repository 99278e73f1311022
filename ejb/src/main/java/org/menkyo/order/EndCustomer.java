package org.menkyo.order;

/**
 * The end-customer contact of an order.
 *
 * @param name at most 200 characters
 * @param email the business e-mail, which becomes administrator (LC-304)
 */
public record EndCustomer(String name, String email) {}
