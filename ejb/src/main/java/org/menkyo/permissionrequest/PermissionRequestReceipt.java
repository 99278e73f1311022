package org.menkyo.permissionrequest;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer to each well-formed request, the same whether or not it can be delivered (LC-208, LC-404).
 *
 * @param id names the request
 * @param requestedAt when it was received
 */
public record PermissionRequestReceipt(UUID id, Instant requestedAt) {}
