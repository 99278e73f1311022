package org.menkyo.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The networks whose machines ask the same KMS hosts, and which of their editions those hosts activate. Editions that stay
 * below their threshold get another way; then their machines do not ask and do not add to the count, which can take others
 * below theirs.
 */
final class Pool {

    /**
     * Why an edition is not activated by KMS.
     *
     * @param count what the hosts would have counted
     * @param threshold what the edition needs
     */
    record Missed(int count, int threshold) {}

    private final List<Network> networks;
    private final Map<String, Integer> physical = new HashMap<>();
    private final Set<PlannedEdition> served = new HashSet<>();
    private final Map<PlannedEdition, Missed> missed = new HashMap<>();

    Pool(List<Network> networks, PlanningCatalog catalog) {
        this.networks = List.copyOf(networks);
        for (Network network : networks) {
            for (Machines machines : network.machines()) {
                PlannedEdition edition = catalog.edition(machines.edition()).orElseThrow();
                if (edition.group().isPresent() && machines.all() > 0) {
                    served.add(edition);
                    physical.merge(edition.code(), machines.physical(), Integer::sum);
                }
            }
        }
        settle();
    }

    private void settle() {
        while (!served.isEmpty()) {
            int highest = threshold();
            int count = count();
            if (count >= highest) {
                return;
            }
            List<PlannedEdition> below = served.stream()
                    .filter(edition -> edition.threshold() == highest)
                    .toList();
            below.forEach(edition -> missed.put(edition, new Missed(count, highest)));
            below.forEach(served::remove);
        }
    }

    List<Network> networks() {
        return networks;
    }

    List<PlannedEdition> served() {
        return new ArrayList<>(served);
    }

    boolean serves(PlannedEdition edition) {
        return served.contains(edition);
    }

    Missed missed(PlannedEdition edition) {
        return missed.get(edition);
    }

    boolean needsHosts() {
        return !served.isEmpty();
    }

    /** How many physical machines ask. */
    int count() {
        return served.stream().mapToInt(edition -> physical.get(edition.code())).sum();
    }

    /** The highest threshold among what is served. */
    int threshold() {
        return served.stream().mapToInt(PlannedEdition::threshold).max().orElse(0);
    }
}
