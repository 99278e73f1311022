package org.menkyo.audit;

import org.menkyo.shared.call.Caller;

/**
 * What a caller did, tried or caused.
 *
 * @param caller who
 * @param event what
 */
public record AuditEntry(Caller caller, AuditEvent event) {}
