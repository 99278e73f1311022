package org.menkyo.planning;

import java.util.List;

/**
 * How an organization's machines are activated, and what that needs (VA-701).
 *
 * @param advice for the machines of each network
 * @param hosts KMS hosts to install
 * @param keys keys needed
 * @param dnsRecords records by which clients find the hosts; the hosts publish them themselves where they are let (VA-308)
 * @param firewallRules connections that firewalls must let through for what is recommended
 * @param notes what else is to be done, in the language that was asked for
 */
public record ActivationPlan(
        List<Advice> advice,
        List<PlannedHosts> hosts,
        List<PlannedKey> keys,
        List<DnsRecord> dnsRecords,
        List<FirewallRule> firewallRules,
        List<String> notes) {}
