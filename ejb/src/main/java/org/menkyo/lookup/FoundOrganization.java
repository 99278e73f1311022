package org.menkyo.lookup;

import java.time.Instant;
import org.menkyo.organization.Address;

/**
 * An organization that support has found (LC-806).
 *
 * @param identifier what its distributor knows it by
 * @param distributor the code of the distributor whose it is (LC-112)
 * @param distributorName the distributor's name
 * @param name its name
 * @param address its postal address
 * @param recordedAt when it was recorded
 * @param agreements how many license IDs it has, ended ones included
 */
public record FoundOrganization(
        String identifier,
        String distributor,
        String distributorName,
        String name,
        Address address,
        Instant recordedAt,
        long agreements) {}
