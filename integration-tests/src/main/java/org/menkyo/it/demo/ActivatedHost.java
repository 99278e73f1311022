package org.menkyo.it.demo;

/**
 * The KMS host of this run.
 *
 * @param id names the host in REST
 * @param productId what its answers carry
 */
public record ActivatedHost(String id, String name, String productId) {}
