package org.menkyo.twin.world;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.kms.KmsExchange;
import org.menkyo.client.kms.KmsTransport;
import org.menkyo.client.kms.ServiceRecord;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.RequestAuthenticator;
import org.menkyo.twin.scenario.MachineGroup;
import org.menkyo.twin.scenario.Outage;
import org.menkyo.twin.scenario.Scenario;
import org.menkyo.twin.scenario.TestedPlan;

/** Everything that a plan has at its start: hosts, center, and machines that are not installed yet. */
final class Organization {

    private static final long VIRTUAL = -2;

    private final Scenario scenario;
    private final VirtualClock clock;
    private final Chance chance;
    private final Publisher publisher;
    private final TwinCenter center;
    private final RequestAuthenticator authenticator;
    private final List<TwinHost> hosts = new ArrayList<>();
    private final Map<String, ProductKey> maks = new LinkedHashMap<>();
    private final Map<MachineGroup, MemoryLicenseStore> images = new HashMap<>();
    private int requests;
    private int unanswered;

    Organization(Scenario scenario, TestedPlan plan, int machines, VirtualClock clock) {
        this.scenario = scenario;
        this.clock = clock;
        this.chance = new Chance(scenario.seed());
        this.publisher = new Publisher(scenario.catalog(), chance);
        this.center = new TwinCenter(publisher, clock);
        this.authenticator =
                new RequestAuthenticator(List.of(publisher.clientCatalog().catalogKey()));
        for (TestedPlan.Host host : plan.hosts()) {
            hosts.add(new TwinHost(host, scenario.outages(), publisher, Math.max(1, 2 * machines), clock.instant()));
        }
        for (MachineGroup group : scenario.groups()) {
            if (plan.mak().containsKey(group.name())) {
                ProductKey key = publisher.mak(edition(group).groupNumber().orElseThrow());
                center.permit(key, plan.mak().get(group.name()));
                maks.put(group.name(), key);
            }
        }
    }

    private CatalogEdition edition(MachineGroup group) {
        return scenario.catalog().editions().get(group.edition());
    }

    /** @param cloned whether it starts as a copy of another machine's memory */
    TwinMachine machine(int number, MachineGroup group, boolean cloned) {
        Habits habits = new Habits(scenario, group, number);
        boolean virtual = isVirtual(scenario, group, number);
        KmsTransport link = (address, frame) -> ask(address, frame, group, habits);
        boolean[] first = {cloned};
        return new TwinMachine(number, group, habits, Optional.ofNullable(maks.get(group.name())), hardware -> {
            MemoryLicenseStore store = new MemoryLicenseStore();
            if (first[0]) {
                first[0] = false;
                image(group).load().ifPresent(store::save);
            }
            return ActivationClient.of(publisher.clientCatalog(), edition(group).code())
                    .store(store)
                    .machineName(name(group, number))
                    .hardware(hardware(number + "." + hardware, virtual))
                    .transport(link)
                    .discovery((label, port) -> found())
                    .center(center)
                    .clock(clock)
                    .random(chance)
                    .language(Locale.ENGLISH)
                    .build();
        });
    }

    static boolean isVirtual(Scenario scenario, MachineGroup group, int number) {
        return 100 * Chance.of(scenario.seed(), number, VIRTUAL) < group.virtualPercent();
    }

    static String name(MachineGroup group, int number) {
        return group.name() + "-" + number;
    }

    static HardwareReader hardware(String serial, boolean virtual) {
        return HardwareReader.of(
                Map.of(
                        HardwareComponent.SYSTEM_BOARD, "board-" + serial,
                        HardwareComponent.SYSTEM_DISK, "disk-" + serial,
                        HardwareComponent.NETWORK_ADAPTER, "adapter-" + serial),
                virtual);
    }

    /** The memory that the clones of a group share: of a machine that was started before it was copied. */
    private MemoryLicenseStore image(MachineGroup group) {
        return images.computeIfAbsent(group, of -> {
            MemoryLicenseStore store = new MemoryLicenseStore();
            ActivationClient.of(publisher.clientCatalog(), edition(of).code())
                    .store(store)
                    .machineName(of.name())
                    .hardware(hardware(of.name(), false))
                    .clock(clock)
                    .random(chance)
                    .build()
                    .state();
            return store;
        });
    }

    private List<HostAddress> found() {
        List<ServiceRecord> records = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            records.add(new ServiceRecord(0, 0, scenario.catalog().port(), "host" + i));
        }
        return ServiceRecord.inOrder(records, chance).stream()
                .map(record -> new HostAddress(record.target(), record.port()))
                .toList();
    }

    private KmsExchange ask(HostAddress address, byte[] frame, MachineGroup group, Habits habits)
            throws IOException, KmsProtocolException {
        TwinHost host = hosts.get(Integer.parseInt(address.name().substring("host".length())));
        Instant now = clock.instant();
        long time = now.toEpochMilli() - scenario.startsAt().toEpochMilli();
        requests++;
        if (host.isAway(time) || !habits.isThere(time) || !areConnected(group.network(), host.network(), time)) {
            unanswered++;
            throw new IOException("the host is away");
        }
        return host.answer(
                authenticator.open(
                        FrameReader.forHost().next(ByteBuffer.wrap(frame)).orElseThrow()),
                now);
    }

    private boolean areConnected(String one, String other, long time) {
        return one.equals(other) || !isCutOff(one, time) && !isCutOff(other, time);
    }

    private boolean isCutOff(String network, long time) {
        for (Outage outage : scenario.outages()) {
            if (outage.isOfNetwork(network) && outage.lasts(time)) {
                return true;
            }
        }
        return false;
    }

    Map<String, Integer> counts(Instant now) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        hosts.forEach(host -> counts.put(host.name(), host.count(now)));
        return counts;
    }

    Map<String, Integer> makUsed() {
        Map<String, Integer> used = new LinkedHashMap<>();
        maks.forEach((group, key) -> used.put(group, center.used(key)));
        return used;
    }

    Map<String, Integer> makRefused() {
        Map<String, Integer> refused = new LinkedHashMap<>();
        maks.forEach((group, key) -> refused.put(group, center.refused(key)));
        return refused;
    }

    int suspected() {
        return (int) hosts.stream()
                .flatMap(host -> host.suspected().stream())
                .distinct()
                .count();
    }

    int takeRequests() {
        int taken = requests;
        requests = 0;
        return taken;
    }

    int takeUnanswered() {
        int taken = unanswered;
        unanswered = 0;
        return taken;
    }
}
