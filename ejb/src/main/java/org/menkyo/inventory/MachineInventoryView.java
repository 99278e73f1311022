package org.menkyo.inventory;

import java.time.Instant;

/**
 * An inventory and how its machines fare (VA-503).
 *
 * @param licenseId the license ID that the machines use
 * @param name what the tool calls the inventory
 * @param takenAt when the tool asked the machines last
 * @param uploadedAt when the center got it
 * @param machines how many machines it has; the following are parts of them
 * @param initialGrace how many are in initial grace
 * @param licensed how many are licensed
 * @param outOfToleranceGrace how many are in out-of-tolerance grace
 * @param notification how many are in notification
 * @param unknown how many never answered the tool
 */
public record MachineInventoryView(
        String licenseId,
        String name,
        Instant takenAt,
        Instant uploadedAt,
        long machines,
        long initialGrace,
        long licensed,
        long outOfToleranceGrace,
        long notification,
        long unknown) {}
