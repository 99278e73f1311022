package org.menkyo.twin.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan: which KMS hosts there are, and which machines are activated by MAK.
 *
 * @param name what people call it
 * @param hosts its KMS hosts
 * @param mak for each group of machines that has a MAK, how many activations it permits; all other groups ask KMS hosts
 */
public record TestedPlan(String name, List<Host> hosts, Map<String, Integer> mak) {

    /**
     * A KMS host.
     *
     * @param name its name
     * @param network where it stands
     * @param keyGroup code of the product group of its key; empty for the catalog's highest
     * @param renewalMinutes how often activated machines renew
     * @param retryMinutes how often the others ask
     */
    public record Host(String name, String network, Optional<String> keyGroup, int renewalMinutes, int retryMinutes) {}
}
