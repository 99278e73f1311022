package org.menkyo.approval;

/**
 * Decides as the second person (LC-1105).
 *
 * @param approve whether it may be done
 */
public record DecideApproval(Boolean approve) {}
