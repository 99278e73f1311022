package org.menkyo.client.kms;

import java.util.List;

/** Finds KMS hosts when none is configured (VA-308). */
@FunctionalInterface
public interface HostDiscovery {

    /** Finds none. */
    HostDiscovery NONE = (label, port) -> List.of();

    /**
     * The hosts to try, in this order.
     *
     * @param serviceLabel the catalog's service label, for example {@code _menkyo-kms._tcp}
     * @param defaultPort the port where the discovery does not tell one
     */
    List<HostAddress> find(String serviceLabel, int defaultPort);
}
