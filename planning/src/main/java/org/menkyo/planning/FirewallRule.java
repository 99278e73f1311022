package org.menkyo.planning;

/**
 * A connection that firewalls must let through.
 *
 * @param from who connects, in the language that was asked for
 * @param to to whom
 * @param port the TCP port
 * @param purpose what for
 */
public record FirewallRule(String from, String to, int port, String purpose) {}
