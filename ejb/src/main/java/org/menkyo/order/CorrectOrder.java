package org.menkyo.order;

import jakarta.annotation.Nullable;
import java.util.List;
import org.menkyo.shared.input.Limits;

/**
 * Corrects a recorded order (LC-108). What is left out, or empty, stays as it is. The organization is not corrected: that
 * takes a license transfer form (LC-110).
 *
 * @param revision the revision of the order that the correction starts from
 * @param reason why, at most 500 characters
 * @param endCustomers null, or the one contact as it should be; the permissions of the old one move to it
 * @param resellerEmails null, or none or one address as it should be
 * @param lines all lines as they should be, 1 to 1,000; with Software Assurance only if the order got an authorization
 *     number of its own (LC-107)
 */
public record CorrectOrder(
        @Limits(min = 1, max = Integer.MAX_VALUE) Integer revision,
        @Limits(maxLength = 500) String reason,
        @Limits(minItems = 1, maxItems = 1) @Nullable List<EndCustomer> endCustomers,
        @Limits(maxItems = 1) @Nullable List<String> resellerEmails,
        @Limits(minItems = 1, maxItems = 1_000) List<OrderLine> lines) {}
