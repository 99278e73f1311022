package org.menkyo.planning;

import java.util.List;

/**
 * KMS hosts to install.
 *
 * @param network where
 * @param number how many
 * @param names names for the least number of them: DNS names if the network has a domain
 * @param serves the networks whose machines ask them
 * @param machines how many physical machines ask them
 * @param keyGroup code of the product group whose KMS host key they need: the highest that they serve (VA-103)
 * @param serverPlatform whether they must run on a server platform, since they serve server editions (VA-104)
 * @param activation how the hosts are activated themselves: online, or by phone where no connection is
 */
public record PlannedHosts(
        String network,
        HostNumber number,
        List<String> names,
        List<String> serves,
        int machines,
        String keyGroup,
        boolean serverPlatform,
        HostActivation activation) {

    /** How a KMS host is activated (VA-301). */
    public enum HostActivation {
        /** The host reaches the center. */
        ONLINE,
        /** By phone: no connection leaves the network. */
        PHONE
    }
}
