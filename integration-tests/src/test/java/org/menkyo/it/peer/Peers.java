package org.menkyo.it.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

/** Which programs of others are on this system. */
public final class Peers {

    /** {@code required} makes a missing program an error rather than a reason to skip the test. */
    private static final boolean REQUIRED = "required".equals(System.getenv("MENKYO_TEST_PEERS"));

    private Peers() {}

    /** Whether a command runs and ends well. */
    public static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Skips the test if what it needs is missing, unless programs of others are required. */
    public static void need(boolean installed, String what) {
        assumeTrue(installed || REQUIRED, what + " is not installed");
    }
}
