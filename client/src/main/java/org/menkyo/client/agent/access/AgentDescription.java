package org.menkyo.client.agent.access;

import java.time.Instant;

/**
 * An agent, as it presents itself.
 *
 * @param machine the name in its certificate
 * @param version the version of the interface, for example {@code 1.0}
 * @param product what the catalog of the installed product calls itself
 * @param edition the name of the installed edition
 * @param certificateEndsAt when its certificate ends
 * @param renewalDue whether its certificate should be renewed now: half its time is over, or its key was carried in a file
 * @param revocationsNumber the number of its list of revoked certificates
 */
public record AgentDescription(
        String machine,
        String version,
        String product,
        String edition,
        Instant certificateEndsAt,
        boolean renewalDue,
        long revocationsNumber) {}
