package org.menkyo.catalog;

/**
 * A catalog that was loaded.
 *
 * @param version the version that is in force now
 * @param changed false if the same document had been loaded before
 * @param productGroups how many groups it has
 * @param editions how many editions
 * @param products how many products
 */
public record CatalogLoaded(int version, boolean changed, int productGroups, int editions, int products) {}
