package org.menkyo.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Advises how the machines of an organization's networks are activated (VA-701). The networks whose machines ask the KMS hosts
 * of the core network are counted together, since those hosts count them together (VA-305); every other network stands alone.
 * What reaches its threshold there is activated by KMS, and the rest by the way that suits the network.
 */
public final class ActivationPlanner {

    private final PlanningCatalog catalog;
    private final int enterprise;
    private final PlanTexts texts;

    /**
     * @param catalog whose products are activated
     * @param enterprise from how many physical machines on a network counts as an enterprise's; at least {@link
     *     HostNumber#MEDIUM}
     * @param locale the language of reasons: Japanese, or English
     */
    public ActivationPlanner(PlanningCatalog catalog, int enterprise, Locale locale) {
        if (enterprise < HostNumber.MEDIUM) {
            throw new IllegalArgumentException("an enterprise is no smaller than a medium network");
        }
        this.catalog = catalog;
        this.enterprise = enterprise;
        this.texts = new PlanTexts(locale);
    }

    /**
     * Plans.
     *
     * @throws IllegalArgumentException if two networks have the same name, or the catalog lacks an edition
     */
    public ActivationPlan plan(List<Network> networks) {
        check(networks);
        Map<Network, Pool> pools = pools(networks);
        PlanNeeds needs = new PlanNeeds(catalog, enterprise, texts);
        pools.values().stream().distinct().filter(Pool::needsHosts).forEach(needs::addHosts);
        List<Advice> advice = new ArrayList<>();
        networks.forEach(network -> advise(network, pools.get(network), advice, needs));
        return needs.plan(advice);
    }

    private void check(List<Network> networks) {
        if (networks.stream().map(Network::name).distinct().count() != networks.size()) {
            throw new IllegalArgumentException("two networks have the same name");
        }
        networks.stream().flatMap(network -> network.machines().stream()).forEach(machines -> edition(machines));
    }

    private PlannedEdition edition(Machines machines) {
        return catalog.edition(machines.edition())
                .orElseThrow(() -> new IllegalArgumentException("the catalog has no edition " + machines.edition()));
    }

    private Map<Network, Pool> pools(List<Network> networks) {
        Pool core = new Pool(
                networks.stream().filter(network -> network.kind().asksCore()).toList(), catalog);
        Map<Network, Pool> pools = new LinkedHashMap<>();
        for (Network network : networks) {
            if (network.kind().canHaveHosts()) {
                pools.put(network, network.kind().asksCore() ? core : new Pool(List.of(network), catalog));
            }
        }
        return pools;
    }

    private void advise(Network network, Pool pool, List<Advice> advice, PlanNeeds needs) {
        Map<Object, List<Machines>> alike = network.machines().stream()
                .filter(machines -> machines.all() > 0)
                .collect(Collectors.groupingBy(
                        machines -> lot(edition(machines), pool), LinkedHashMap::new, Collectors.toList()));
        alike.forEach((lot, machines) -> {
            Advice given = advice(network, pool, lot, machines);
            advice.add(given);
            needs.addMachines(given, machines);
        });
    }

    private enum Lot {
        EXCLUDED,
        SERVED,
        AWAY
    }

    /** What the advice for an edition depends on, within one network. */
    private static Object lot(PlannedEdition edition, Pool pool) {
        if (edition.group().isEmpty()) {
            return Lot.EXCLUDED;
        }
        if (pool == null) {
            return Lot.AWAY;
        }
        return pool.serves(edition) ? Lot.SERVED : pool.missed(edition);
    }

    private Advice advice(Network network, Pool pool, Object lot, List<Machines> machines) {
        NetworkKind kind = network.kind();
        List<ActivationMethod> methods;
        String reason;
        if (lot == Lot.EXCLUDED) {
            methods = List.of(ActivationMethod.INDIVIDUAL_KEY);
            reason = texts.text("reason.excluded");
        } else if (lot == Lot.AWAY) {
            methods = List.of(ActivationMethod.MAK_PHONE);
            reason = texts.text("reason.ROAMING_AWAY");
        } else if (lot instanceof Pool.Missed missed) {
            methods = otherThanKms(kind);
            int days = machines.stream()
                    .mapToInt(some -> edition(some).daysWithoutActivation())
                    .min()
                    .orElse(0);
            reason = texts.text("below." + kind, missed.count(), missed.threshold(), days);
        } else {
            methods = List.of(kind.asksCore() ? ActivationMethod.KMS_CORE : ActivationMethod.KMS_LOCAL);
            reason = texts.text("reached." + kind, pool.count(), pool.threshold(), catalog.port())
                    + hostReason(kind, pool);
        }
        return new Advice(
                network.name(),
                kind,
                machines.stream().map(some -> edition(some).name()).toList(),
                machines.stream().mapToInt(Machines::physical).sum(),
                machines.stream().mapToInt(Machines::virtual).sum(),
                methods.get(0),
                methods.subList(1, methods.size()),
                reason);
    }

    private String hostReason(NetworkKind kind, Pool pool) {
        return switch (kind) {
            case CORE, BRANCH_APART, AIR_GAP ->
                texts.text("hosts." + HostNumber.of(pool.count(), enterprise), HostNumber.MEDIUM, enterprise);
            default -> "";
        };
    }

    /** The ways of machines that a KMS host would not activate, the better first. */
    private static List<ActivationMethod> otherThanKms(NetworkKind kind) {
        return switch (kind) {
            case CORE, BRANCH_REACHING_CORE, BRANCH_APART, ROAMING_RETURNING ->
                List.of(ActivationMethod.MAK_INTERNET, ActivationMethod.MAK_PHONE, ActivationMethod.MAK_PROXY);
            case ISOLATED ->
                List.of(ActivationMethod.NO_ACTIVATION, ActivationMethod.MAK_PHONE, ActivationMethod.MAK_PROXY_FILE);
            case AIR_GAP -> List.of(ActivationMethod.MAK_PHONE, ActivationMethod.MAK_PROXY_FILE);
            case ROAMING_AWAY -> List.of(ActivationMethod.MAK_PHONE);
        };
    }
}
