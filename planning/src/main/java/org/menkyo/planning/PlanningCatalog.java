package org.menkyo.planning;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a catalog says that plans depend on.
 *
 * @param serviceLabel label of the DNS records that name KMS hosts (VA-308)
 * @param port TCP port of KMS hosts
 * @param hostsPerKey how many hosts a KMS host key activates (VA-301)
 * @param center address of the publisher's activation service
 * @param editions the editions, each code once
 */
public record PlanningCatalog(
        String serviceLabel, int port, int hostsPerKey, URI center, List<PlannedEdition> editions) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** Takes a copy. */
    public PlanningCatalog {
        editions = List.copyOf(editions);
    }

    /** The edition of that code. */
    public Optional<PlannedEdition> edition(String code) {
        return editions.stream().filter(edition -> edition.code().equals(code)).findFirst();
    }

    int centerPort() {
        if (center.getPort() >= 0) {
            return center.getPort();
        }
        return "http".equals(center.getScheme()) ? HTTP_PORT : HTTPS_PORT;
    }
}
