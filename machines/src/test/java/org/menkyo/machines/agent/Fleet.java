package org.menkyo.machines.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.menkyo.client.agent.access.AgentAuthority;
import org.menkyo.client.agent.trust.PeerName;

/**
 * A process with the machines of a network: 33 of the tool's authority, one of another, and one that takes connections and says
 * nothing. It says its port when all are there, and ends with its input.
 */
public final class Fleet {

    /** Machines of the tool's authority, at {@code 10.77.0.1} and what follows. */
    public static final int ENROLLED = 33;

    /** The machine of another authority. */
    public static final String STRANGER = "10.77.0.34";

    /** The machine that says nothing. */
    public static final String SILENT = "10.77.0.35";

    private Fleet() {}

    /** @param folders the folder of the tool's authority, and an empty one */
    public static void main(String[] folders) throws Exception {
        AgentAuthority authority =
                AgentAuthority.open(Path.of(folders[0]), Optional.empty(), Clock.systemUTC(), new SecureRandom());
        Path own = Path.of(folders[1]);
        try (RealMachines machines = new RealMachines(Files.createDirectory(own.resolve("machines")))) {
            for (int i = 1; i <= ENROLLED; i++) {
                machines.start(authority, i, "10.77.0." + i);
            }
            machines.start(stranger(own), ENROLLED + 1, STRANGER);
            machines.startSilent(SILENT);
            System.out.println(machines.port());
            System.in.transferTo(System.out);
        }
    }

    private static AgentAuthority stranger(Path own) throws IOException {
        return AgentAuthority.create(
                own.resolve("other"), new PeerName("other"), Optional.empty(), Clock.systemUTC(), new SecureRandom());
    }
}
