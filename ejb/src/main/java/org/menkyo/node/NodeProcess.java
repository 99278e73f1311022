package org.menkyo.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * The process of a server.
 *
 * @param host the name of its machine, as that says it
 * @param process its number there and when it began, since numbers come again
 */
record NodeProcess(String host, String process) {

    private static final int HOST_LENGTH = 255;

    static NodeProcess current() {
        return new NodeProcess(hostName(), text(ProcessHandle.current()));
    }

    static String text(ProcessHandle handle) {
        return handle.pid() + "@"
                + handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Whether it runs on this machine and is another one than this. */
    boolean runsBesides() {
        Optional<ProcessHandle> handle = ProcessHandle.of(Long.parseLong(process.substring(0, process.indexOf('@'))));
        return handle.filter(ProcessHandle::isAlive)
                        .map(NodeProcess::text)
                        .filter(process::equals)
                        .isPresent()
                && !process.equals(current().process());
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.substring(0, Math.min(name.length(), HOST_LENGTH));
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
