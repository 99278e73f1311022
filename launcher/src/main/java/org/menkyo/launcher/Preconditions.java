package org.menkyo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What must hold before anything is started; each failure is one sentence with its remedy. */
final class Preconditions {

    private static final long NEEDED_BYTES = 1L << 30;
    private static final long MEBIBYTE = 1L << 20;

    private Preconditions() {}

    /** Every port can be listened on. */
    static void portsAreFree(Map<String, Integer> portsByVariable, InetAddress address) {
        portsByVariable.forEach((variable, port) -> {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, port));
            } catch (IOException taken) {
                throw new LaunchException(
                        "Port " + port + " cannot be used (" + taken.getMessage() + "): stop the program that uses it, "
                                + "choose another port with " + variable
                                + ", or move all ports with another --port-offset.",
                        taken);
            }
        });
    }

    /** The disk has room for database and logs. */
    static void diskHasRoom(Path directory) {
        try {
            long usable = Files.getFileStore(directory).getUsableSpace();
            if (usable < NEEDED_BYTES) {
                throw new LaunchException("The disk that holds " + directory + " has only " + usable / MEBIBYTE
                        + " MB left, and Menkyo needs 1024 MB: free some space or choose another folder with --data.");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The build made what is to be started. */
    static void isBuilt(Path path) {
        if (!Files.exists(path)) {
            throw new LaunchException(path
                    + " does not exist: build Menkyo first with \"mvn -DskipTests package\" or use \"./menkyo run\".");
        }
    }
}
