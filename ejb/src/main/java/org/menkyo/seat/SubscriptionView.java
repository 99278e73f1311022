package org.menkyo.seat;

/**
 * What a license ID has of a subscription (LC-706).
 *
 * @param product the product's code in the catalog
 * @param productName its name
 * @param purchased how many seats orders, corrections and returns left
 * @param assigned how many of them people have
 * @param free how many can still be assigned
 */
public record SubscriptionView(String product, String productName, long purchased, long assigned, long free) {}
