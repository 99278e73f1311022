package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.ActivationResult;
import org.menkyo.protocol.activation.LicenseState;

/** Client machines ask the KMS host, and activate when enough of them have asked (VA-305 to VA-307). */
final class KmsChapter {

    private static final int SERVER_THRESHOLD = 5;
    private static final int CLIENT_THRESHOLD = 25;

    private final Stage stage;
    private final Machines machines;
    private final List<ActivationClient> servers = new ArrayList<>();
    private final List<ActivationClient> clients = new ArrayList<>();
    private int count;
    private int answers;

    KmsChapter(Stage stage, Machines machines) {
        this.stage = stage;
        this.machines = machines;
    }

    /** Three servers and a client: with four machines nobody activates. */
    void fourAreNotEnough() {
        stage.heading("Four machines ask on port " + stage.kmsPort() + ": not enough");
        newServers(3);
        newClients(1);
        servers.forEach(server -> tell("server", notEnough(server, ++count, SERVER_THRESHOLD)));
        tell("client", notEnough(clients.get(0), ++count, CLIENT_THRESHOLD));
    }

    /** With five of any mix servers activate, clients do not. */
    void theFifthMakesServersActivate() {
        stage.heading("The fifth machine makes servers activate");
        newServers(1);
        count++;
        lastFirst(servers).forEach(server -> activated(server, count));
        stage.line("Count %d: the fifth is activated, and so are the other servers when they ask again", count);
        tell("client", notEnough(clients.get(0), count, CLIENT_THRESHOLD));
    }

    /** With 25 of any mix clients activate too; virtual machines do not count and are activated. */
    void theTwentyFifthMakesClientsActivate() {
        stage.heading("The twenty-fifth machine makes clients activate");
        while (count < CLIENT_THRESHOLD - 1) {
            newClients(1);
            count++;
            notEnough(last(), count, CLIENT_THRESHOLD);
        }
        stage.line("%d clients ask one after the other; at %d:", clients.size() - 1, count);
        tell("client", notEnough(last(), count, CLIENT_THRESHOLD));
        ActivationClient virtual =
                machines.install(Machines.CLIENT_EDITION, stage.run() + "-virtual", Machines.hardware(true));
        notEnough(virtual, count, CLIENT_THRESHOLD);
        stage.line("A virtual machine asks: the count stays at %d", count);
        newClients(1);
        count++;
        lastFirst(clients).forEach(client -> activated(client, count));
        stage.line("Count %d: the twenty-fifth is activated, and so are the other clients when they ask again", count);
        activated(virtual, count);
        stage.line("The virtual machine asks again: activated, though it does not count");
        newClients(1);
        count++;
        activated(last(), count);
        stage.line("Count %d: activated as well", count);
    }

    /** The server tells its operator the same as it told the machines. */
    void theServerSaysTheSame(HostChapter hosts, ActivatedHost host) {
        hosts.countsAndRecords(host, count, answers);
    }

    private void newServers(int number) {
        for (int i = 0; i < number; i++) {
            servers.add(machines.server(stage.run() + "-server-" + (servers.size() + 1)));
        }
    }

    private void newClients(int number) {
        for (int i = 0; i < number; i++) {
            clients.add(machines.client(stage.run() + "-client-" + (clients.size() + 1)));
        }
    }

    /** The machine that is new asks before the others ask again. */
    private static List<ActivationClient> lastFirst(List<ActivationClient> machines) {
        List<ActivationClient> reversed = new ArrayList<>(machines);
        Collections.reverse(reversed);
        return reversed;
    }

    private ActivationClient last() {
        return clients.get(clients.size() - 1);
    }

    private ActivationResult notEnough(ActivationClient machine, int count, int threshold) {
        ActivationResult result = ask(machine, ActivationOutcome.NOT_ENOUGH_MACHINES, count);
        require(
                result.missing() == threshold - count,
                "At a count of %d, %d machines are said to be missing instead of %d.",
                count,
                result.missing(),
                threshold - count);
        require(
                result.state() == LicenseState.INITIAL_GRACE,
                "A machine that was not activated is in state %s.",
                result.state());
        return result;
    }

    private void activated(ActivationClient machine, int count) {
        ActivationResult result = ask(machine, ActivationOutcome.ACTIVATED_BY_HOST, count);
        require(
                result.state() == LicenseState.LICENSED,
                "A machine that was activated is in state %s.",
                result.state());
    }

    private ActivationResult ask(ActivationClient machine, ActivationOutcome expected, int count) {
        ActivationResult result = machine.activate();
        require(
                result.outcome() == expected,
                "A machine with %s was told %s %s instead of %s.",
                result.edition(),
                result.outcome(),
                result.detail(),
                expected);
        require(
                result.count().orElse(-1) == count,
                "A machine was told a count of %d instead of %d.",
                result.count().orElse(-1),
                count);
        answers++;
        return result;
    }

    private void tell(String what, ActivationResult result) {
        stage.line(
                "A %s asks: count %d of %d, not enough, %d missing",
                what, result.count().orElseThrow(), result.threshold(), result.missing());
    }
}
