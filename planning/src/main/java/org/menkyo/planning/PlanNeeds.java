package org.menkyo.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects what a plan needs: hosts, keys, DNS records and firewall rules. */
final class PlanNeeds {

    /** The port of name servers, to which hosts send their updates over TCP (VA-308). */
    private static final int DNS_PORT = 53;

    private final PlanningCatalog catalog;
    private final int enterprise;
    private final PlanTexts texts;
    private final List<PlannedHosts> hosts = new ArrayList<>();
    private final Map<String, Integer> hostsByGroup = new TreeMap<>();
    private final Map<String, Integer> makByGroup = new TreeMap<>();
    private final Map<String, Integer> individualByEdition = new TreeMap<>();
    private final List<DnsRecord> dnsRecords = new ArrayList<>();
    private final Set<FirewallRule> firewallRules = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private int named;

    PlanNeeds(PlanningCatalog catalog, int enterprise, PlanTexts texts) {
        this.catalog = catalog;
        this.enterprise = enterprise;
        this.texts = texts;
    }

    /** The hosts of a pool that reaches its threshold, with what leads to them. */
    void addHosts(Pool pool) {
        Network home = home(pool);
        HostNumber number =
                home.kind() == NetworkKind.ISOLATED ? HostNumber.ONE : HostNumber.of(pool.count(), enterprise);
        List<String> names = names(number, home);
        KeyGroup group = pool.served().stream()
                .map(edition -> edition.group().orElseThrow())
                .max(Comparator.comparingInt(KeyGroup::rank))
                .orElseThrow();
        boolean online = home.kind().reachesCenter();
        String place = place(pool, home);
        hosts.add(new PlannedHosts(
                place,
                number,
                names,
                pool.networks().stream().map(Network::name).toList(),
                pool.count(),
                group.code(),
                pool.served().stream().anyMatch(edition -> !edition.client()),
                online ? PlannedHosts.HostActivation.ONLINE : PlannedHosts.HostActivation.PHONE));
        hostsByGroup.merge(group.code(), number.least(), Integer::sum);
        String host = texts.text("firewall.host", place);
        for (Network network : pool.networks()) {
            firewallRules.add(new FirewallRule(
                    texts.text("firewall.machines", network.name()), host, catalog.port(), texts.text("firewall.kms")));
            publish(network, names);
        }
        firewallRules.add(
                new FirewallRule(host, texts.text("firewall.nameServer", place), DNS_PORT, texts.text("firewall.dns")));
        if (online) {
            firewallRules.add(new FirewallRule(
                    host, catalog.center().getHost(), catalog.centerPort(), texts.text("firewall.hostActivation")));
        }
    }

    /** Where the hosts stand: in the core network, or in the pool's only network. */
    private static Network home(Pool pool) {
        return pool.networks().stream()
                .filter(network -> network.kind() == NetworkKind.CORE)
                .findFirst()
                .orElse(pool.networks().get(0));
    }

    /** Branches and people on the road can ask a core network that has no machines of its own in the plan. */
    private String place(Pool pool, Network home) {
        boolean named = home.kind() == NetworkKind.CORE || !home.kind().asksCore();
        return named ? home.name() : texts.text("coreNetwork");
    }

    private List<String> names(HostNumber number, Network home) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < number.least(); i++) {
            named++;
            names.add("kms" + named + home.domain().map(domain -> "." + domain).orElse(""));
        }
        return names;
    }

    private void publish(Network network, List<String> names) {
        Optional<String> domain = network.domain();
        if (domain.isEmpty() || !names.get(0).contains(".")) {
            notes.add(texts.text("note.noDomain", network.name(), String.join(", ", names)));
            return;
        }
        String name = catalog.serviceLabel() + "." + domain.get();
        for (String target : names) {
            DnsRecord record = new DnsRecord(name, 0, 0, catalog.port(), target);
            if (!dnsRecords.contains(record)) {
                dnsRecords.add(record);
            }
        }
    }

    /** The keys that machines take, and the connections of what is recommended for them. */
    void addMachines(Advice given, List<Machines> machines) {
        machines.forEach(some -> addKeys(given, catalog.edition(some.edition()).orElseThrow(), some.all()));
        if (given.method() == ActivationMethod.MAK_INTERNET) {
            firewallRules.add(new FirewallRule(
                    texts.text("firewall.machines", given.network()),
                    catalog.center().getHost(),
                    catalog.centerPort(),
                    texts.text("firewall.mak")));
        }
    }

    private void addKeys(Advice given, PlannedEdition edition, int machines) {
        if (edition.group().isEmpty()) {
            individualByEdition.merge(edition.name(), machines, Integer::sum);
        } else if (given.method().usesMak()) {
            makByGroup.merge(edition.group().get().code(), machines, Integer::sum);
        }
    }

    ActivationPlan plan(List<Advice> advice) {
        List<PlannedKey> keys = new ArrayList<>();
        hostsByGroup.forEach((group, number) ->
                keys.add(new PlannedKey(PlannedKey.Type.KMS_HOST, group, number, number > catalog.hostsPerKey())));
        makByGroup.forEach((group, machines) -> keys.add(new PlannedKey(PlannedKey.Type.MAK, group, machines, false)));
        individualByEdition.forEach(
                (edition, machines) -> keys.add(new PlannedKey(PlannedKey.Type.INDIVIDUAL, edition, machines, false)));
        return new ActivationPlan(
                List.copyOf(advice),
                List.copyOf(hosts),
                keys,
                List.copyOf(dnsRecords),
                List.copyOf(firewallRules),
                List.copyOf(notes));
    }
}
