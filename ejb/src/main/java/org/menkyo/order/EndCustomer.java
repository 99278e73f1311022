package org.menkyo.order;

import org.menkyo.shared.input.Limits;

/**
 * The end-customer contact of an order.
 *
 * @param name at most 200 characters
 * @param email the business e-mail, which becomes administrator (LC-304)
 */
public record EndCustomer(
        @Limits(maxLength = 200) String name,
        @Limits(email = true) String email) {}
