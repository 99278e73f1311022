package org.menkyo.due;

import jakarta.annotation.Nullable;

/**
 * Something of a license ID that ends soon (LC-709).
 *
 * @param licenseId the license ID
 * @param organizationIdentifier whose it is
 * @param organizationName the organization's name
 * @param kind what ends
 * @param authorizationNumber the number that ends; null where something else does
 * @param product the code of the product that ends or whose Software Assurance does; null for an authorization number
 * @param productName the product's name; null for an authorization number
 * @param quantity how many licenses or seats end or are covered; null for an authorization number
 * @param lastDay the last calendar day in the publisher's time zone, as in 2028-02-28
 * @param daysLeft how many days follow today until that day has come; 0 on the day itself
 */
public record DueDate(
        String licenseId,
        String organizationIdentifier,
        String organizationName,
        DueKind kind,
        @Nullable String authorizationNumber,
        @Nullable String product,
        @Nullable String productName,
        @Nullable Long quantity,
        String lastDay,
        long daysLeft) {}
