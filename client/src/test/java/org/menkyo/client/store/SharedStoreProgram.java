package org.menkyo.client.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.UUID;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.RefusedException;
import org.menkyo.client.Sample;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.protocol.activation.LicenseState;

/** Another program over the same folder: it says that it is ready, waits for a line, works, and tells what it did. */
public final class SharedStoreProgram {

    private SharedStoreProgram() {}

    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[1]);
        rearms(client(Files.createTempDirectory(folder, "warm-up")));
        System.out.println("ready");
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        switch (words[0]) {
            case "rearm" -> {
                int done = 0;
                for (int round = 0; round < SharedStoreTest.ROUNDS; round++) {
                    done += rearms(client(folder.resolve("round-" + round)));
                }
                System.out.println(done);
            }
            case "log" -> log(new FileEventLog(folder.resolve("events.log")), words[2]);
            default -> changeForever(client(folder));
        }
    }

    /** Rearms until it is refused. */
    static int rearms(ActivationClient client) {
        int done = 0;
        try {
            while (true) {
                client.rearm();
                done++;
            }
        } catch (RefusedException e) {
            return done;
        }
    }

    static ActivationClient client(Path folder) {
        return ActivationClient.of(Sample.catalog(), Sample.SERVER_STANDARD)
                .store(new FileLicenseStore(folder))
                .eventLog(new FileEventLog(folder.resolve("events.log")))
                .hardware(Sample.machine(1))
                .clock(Clock.fixed(Sample.START, ZoneOffset.UTC))
                .build();
    }

    static void log(FileEventLog log, String host) {
        for (int i = 0; i < SharedStoreTest.EVENTS; i++) {
            log.append(new ClientEvent(
                    ClientEvent.Kind.REQUEST,
                    Sample.START,
                    host.repeat(50),
                    new UUID(1, i),
                    Sample.START,
                    MachineKind.PHYSICAL,
                    LicenseState.INITIAL_GRACE,
                    i,
                    "",
                    OptionalInt.empty(),
                    1,
                    2));
        }
    }

    private static void changeForever(ActivationClient client) {
        for (int i = 1; ; i++) {
            client.setKmsPort(OptionalInt.of(1 + i % 0xffff));
            if (i == 20) {
                System.out.println("changing");
            }
        }
    }
}
