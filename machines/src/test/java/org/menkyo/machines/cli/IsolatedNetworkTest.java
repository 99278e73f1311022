package org.menkyo.machines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.machines.agent.Contact;
import org.menkyo.machines.agent.Fleet;
import org.menkyo.machines.inventory.InventoryFile;
import org.menkyo.machines.inventory.Machines;
import org.menkyo.machines.inventory.Selection;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKeyCodec;

/**
 * The tool as people start it, in a network of 40 addresses that reaches no other: 33 machines are enrolled, one belongs to
 * another authority, one says nothing, five are off. The center is in another network.
 */
@Timeout(240)
class IsolatedNetworkTest {

    private static final String KEY =
            new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 2, 17).formatted();
    private static final long POLL_NANOS = 100_000_000;

    @TempDir
    private Path folder;

    private Bench bench;
    private Path tool;
    private NetworkNamespace isolated;
    private NetworkNamespace connected;

    @BeforeEach
    void make() throws Exception {
        isolated = NetworkNamespace.make("isolated", folder, "10.77.0.1/24");
        connected = NetworkNamespace.make("connected", folder);
        bench = new Bench(folder);
        bench.useRealAgents();
        tool = folder.resolve("tool");
        assertThat(bench.run("", "authority", "create", "site-1")).isZero();
    }

    @AfterEach
    void end() throws Exception {
        if (connected != null) {
            connected.close();
        }
        if (isolated != null) {
            isolated.close();
        }
    }

    @Test
    @Tag("VA-404")
    @Tag("VA-501")
    @Tag("VA-502")
    @Tag("VA-503")
    void machinesAreFoundInterruptedResumedAndActivatedByAListThatIsCarried() throws Exception {
        String port = isolated.start(
                        Fleet.class,
                        tool.resolve("authority").toString(),
                        Files.createDirectory(folder.resolve("fleet")).toString())
                .port();

        // Ctrl-C while the machine that says nothing is waited for.
        NetworkNamespace.Running finding =
                isolated.begin(tool, "find", "--range", "10.77.0.1-10.77.0.40", "--port", port, "--timeout", "600");
        awaitAsked(Fleet.ENROLLED + 1, finding);
        finding.interrupt();
        NetworkNamespace.Ended stopped = finding.ended();
        assertThat(stopped.code()).as(stopped.err()).isEqualTo(130);
        assertThat(stopped.err()).contains("of 40");
        NetworkNamespace.Ended resumed = isolated.tool(tool, "", "find", "--resume", "--timeout", "4");
        assertThat(resumed.code()).as(resumed.err()).isEqualTo(1);
        assertThat(resumed.out()).contains("40 addresses in all");
        contacts("{\"ANSWERED\":33,\"NOT_TRUSTED\":1,\"TIMED_OUT\":1}");

        // Of a range those are found where something is; who is named is there also if it is off.
        String[] named = {"find", "10.77.0.36", "10.77.0.37", "10.77.0.38", "10.77.0.39", "10.77.0.40", "--port", port};
        assertThat(isolated.tool(tool, "", named).code()).isEqualTo(1);
        contacts("{\"ANSWERED\":33,\"NOT_TRUSTED\":1,\"NO_ANSWER\":5,\"TIMED_OUT\":1}");

        well(isolated.tool(tool, KEY + "\n", "install-key", "--contact", "ANSWERED"));
        Path list = folder.resolve("carried.xml");
        well(isolated.tool(tool, "", "collect", "--list", list.toString(), "--contact", "ANSWERED"));
        assertThat(Files.readString(list)).doesNotContain(KEY).containsPattern("pc-33");

        String center =
                "http://127.0.0.1:" + connected.start(ActivationCenter.class).port() + "/api";
        NetworkNamespace.Ended unreached =
                isolated.tool(tool, KEY + "\n", "complete", list.toString(), "--center", center);
        assertThat(unreached.code()).as("there is no way out").isEqualTo(3);
        Path carried =
                Files.copy(list, Files.createDirectory(folder.resolve("stick")).resolve("list.xml"));
        well(connected.tool(folder.resolve("outside"), KEY + "\n", "complete", carried.toString(), "--center", center));

        well(isolated.tool(tool, "", "apply", "--list", carried.toString(), "--contact", "ANSWERED"));
        assertThat(bench.run("", "list", "--by", "STATE", "--json")).isZero();
        assertThat(bench.out()).isEqualToIgnoringNewLines("{\"\":7,\"LICENSED\":33}");
        assertThat(bench.run(
                        "",
                        "list",
                        "--activated-by",
                        "PHONE",
                        "--csv",
                        folder.resolve("licensed.csv").toString()))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("licensed.csv"))).hasSize(34);
    }

    /** Until so many machines are in the inventory; what is kept while the tool works is there for others at once. */
    private void awaitAsked(int machines, NetworkNamespace.Running finding) throws Exception {
        try (InventoryFile file = InventoryFile.open(tool)) {
            Machines inventory = new Machines(file);
            while (inventory.select(Selection.ALL).size() < machines) {
                assertThat(finding.process().isAlive()).isTrue();
                LockSupport.parkNanos(POLL_NANOS);
            }
            assertThat(inventory.select(Selection.ALL))
                    .extracting(machine -> machine.contact())
                    .containsOnly(Contact.ANSWERED, Contact.NOT_TRUSTED);
        }
    }

    private void contacts(String counted) {
        assertThat(bench.run("", "list", "--by", "CONTACT", "--json")).isZero();
        assertThat(bench.out()).isEqualToIgnoringNewLines(counted);
    }

    private static void well(NetworkNamespace.Ended ended) {
        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
    }
}
