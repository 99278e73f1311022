package org.menkyo.report;

import jakarta.annotation.Nullable;
import org.menkyo.protocol.key.KeyType;

/**
 * How often was activated in a time (VA-702). What the report is not told apart by is absent.
 *
 * @param period the day, month or year in the publisher's time zone, such as {@code 2026-11}
 * @param licenseId the license ID of the product keys
 * @param organization the organization's identifier
 * @param organizationName the organization's name
 * @param productGroup code of the product group; also absent for individual keys
 * @param edition code of the edition; also absent for KMS host keys, and for machines that were imported
 * @param editionName name of that edition
 * @param keyType the type of the product keys
 * @param activations how many uses of product keys there were: first activations of machines, and activations of KMS hosts
 * @param returned how many uses were given back (VA-409)
 */
public record ActivationLine(
        String period,
        @Nullable String licenseId,
        @Nullable String organization,
        @Nullable String organizationName,
        @Nullable String productGroup,
        @Nullable String edition,
        @Nullable String editionName,
        @Nullable KeyType keyType,
        long activations,
        long returned) {}
