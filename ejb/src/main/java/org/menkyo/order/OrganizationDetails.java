package org.menkyo.order;

import org.menkyo.organization.Address;

/**
 * The organization that an order or agreement is for.
 *
 * @param identifier what the distributors know it by, at most 64 characters
 * @param name at most 200 characters
 * @param address its postal address
 */
public record OrganizationDetails(String identifier, String name, Address address) {}
