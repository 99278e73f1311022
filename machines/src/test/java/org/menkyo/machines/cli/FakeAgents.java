package org.menkyo.machines.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.state.Activation;
import org.menkyo.machines.agent.AgentException;
import org.menkyo.machines.agent.Contact;
import org.menkyo.machines.agent.MachineAgent;
import org.menkyo.machines.agent.MachineAgents;
import org.menkyo.machines.agent.MachineState;
import org.menkyo.machines.agent.Outcome;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;

/** Machines in memory, of which some are dead, slow or not to be trusted; all others are not there. */
final class FakeAgents implements MachineAgents {

    static final ProductKey KEY = new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 2, 17);
    static final ConfirmationCodec CODEC = new ConfirmationCodec(new byte[32]);

    private final Map<HostAddress, FakeMachine> machines = new LinkedHashMap<>();
    private final List<HostAddress> asked = new CopyOnWriteArrayList<>();
    private Consumer<HostAddress> before = address -> {};

    /** How a machine behaves. */
    static final class FakeMachine {

        private String name;
        private Optional<Contact> failure = Optional.empty();
        private boolean silent;
        private Optional<ProductKey> key = Optional.empty();
        private LicenseState state = LicenseState.INITIAL_GRACE;
        private Optional<Activation.Way> way = Optional.empty();
        private String board;
        private Optional<String> kmsHost = Optional.empty();

        FakeMachine failing(Contact contact) {
            failure = Optional.of(contact);
            return this;
        }

        /** Never answers, until it is given up. */
        FakeMachine silent() {
            silent = true;
            return this;
        }

        FakeMachine with(ProductKey newKey) {
            key = Optional.of(newKey);
            return this;
        }

        FakeMachine named(String newName) {
            name = newName;
            return this;
        }

        /** Set up anew on the same hardware. */
        void reimaged() {
            state = LicenseState.INITIAL_GRACE;
            way = Optional.empty();
            key = Optional.empty();
        }

        boolean isLicensed() {
            return state == LicenseState.LICENSED;
        }

        Optional<Activation.Way> way() {
            return way;
        }

        Optional<String> kmsHost() {
            return kmsHost;
        }
    }

    FakeMachine add(String host) {
        FakeMachine machine = new FakeMachine();
        machine.name = "m-" + host.replace(':', '-');
        machine.board = host;
        machines.put(new HostAddress(host, 1689), machine);
        return machine;
    }

    FakeMachine machine(String host) {
        return machines.get(new HostAddress(host, 1689));
    }

    List<HostAddress> asked() {
        return asked;
    }

    /** Is called when a machine is asked. */
    void before(Consumer<HostAddress> call) {
        before = call;
    }

    @Override
    public MachineAgent at(HostAddress address, Optional<String> name) {
        return new FakeAgent(address, name);
    }

    private final class FakeAgent implements MachineAgent {

        private final HostAddress address;
        private final Optional<String> name;

        private FakeAgent(HostAddress address, Optional<String> name) {
            this.address = address;
            this.name = name;
        }

        private FakeMachine reached() throws AgentException, InterruptedException {
            asked.add(address);
            before.accept(address);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            FakeMachine machine = machines.get(address);
            if (machine == null) {
                throw new AgentException(Contact.NO_ANSWER, "nothing answers at " + address);
            }
            if (machine.failure.isPresent()) {
                throw new AgentException(machine.failure.get(), "no\u001b[31m " + address);
            }
            if (machine.silent) {
                new CountDownLatch(1).await();
            }
            if (name.filter(expected -> !expected.equals(machine.name)).isPresent()) {
                throw new AgentException(Contact.OTHER_MACHINE, machine.name);
            }
            return machine;
        }

        @Override
        public MachineState state() throws AgentException, InterruptedException {
            FakeMachine machine = reached();
            boolean kms = machine.way.filter(way -> way == Activation.Way.KMS).isPresent();
            return new MachineState(
                    machine.name,
                    "プロ Edition",
                    machine.state,
                    machine.state == LicenseState.LICENSED && !kms
                            ? Optional.empty()
                            : Optional.of(Instant.parse("2026-12-30T00:00:00Z")),
                    1000,
                    machine.key.map(ProductKey::masked),
                    UUID.nameUUIDFromBytes(machine.board.getBytes()),
                    machine.way,
                    machine.way.map(way -> Instant.parse("2026-11-30T00:00:00Z")),
                    machine.kmsHost,
                    3,
                    MachineKind.PHYSICAL);
        }

        @Override
        public ComputerInformation computerInformation() throws AgentException, InterruptedException {
            FakeMachine machine = reached();
            if (machine.key.isEmpty()) {
                throw new AgentException(Contact.REFUSED, "no product key");
            }
            return new ComputerInformation(
                    Optional.of(machine.name),
                    "プロ Edition",
                    machine.state,
                    1000,
                    machine.key.get().masked(),
                    id(machine));
        }

        private static InstallationId id(FakeMachine machine) {
            HardwareProfile hardware =
                    HardwareProfile.of("sample", Map.of(HardwareComponent.SYSTEM_BOARD, machine.board));
            return InstallationId.of(hardware, 300, machine.key.orElseThrow());
        }

        @Override
        public Outcome installKey(ProductKey key) throws AgentException, InterruptedException {
            reached().key = Optional.of(key);
            return new Outcome("KEY_INSTALLED", true, "installed");
        }

        @Override
        public void removeKey() throws AgentException, InterruptedException {
            reached().key = Optional.empty();
        }

        @Override
        public void configureKms(Optional<String> host, OptionalInt port) throws AgentException, InterruptedException {
            reached().kmsHost = host.map(text -> text + ":" + port.orElseThrow());
        }

        @Override
        public Outcome activate() throws AgentException, InterruptedException {
            FakeMachine machine = reached();
            machine.state = LicenseState.LICENSED;
            machine.way = Optional.of(machine.key.isPresent() ? Activation.Way.ONLINE : Activation.Way.KMS);
            return new Outcome("ACTIVATED", true, "activated");
        }

        @Override
        public Outcome confirm(ConfirmationId id) throws AgentException, InterruptedException {
            FakeMachine machine = reached();
            if (!CODEC.confirm(id(machine)).equals(id)) {
                return new Outcome("CONFIRMATION_WRONG", false, "wrong");
            }
            machine.state = LicenseState.LICENSED;
            machine.way = Optional.of(Activation.Way.PHONE);
            return new Outcome("ACTIVATED_BY_KEY", true, "activated");
        }
    }

    /** The machines by their state, for comparisons. */
    Map<String, Boolean> licensed() {
        Map<String, Boolean> licensed = new HashMap<>();
        machines.forEach((address, machine) -> licensed.put(address.name(), machine.isLicensed()));
        return licensed;
    }
}
