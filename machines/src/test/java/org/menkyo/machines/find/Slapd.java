package org.menkyo.machines.find;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** OpenLDAP's server, with a directory of its own. */
final class Slapd implements AutoCloseable {

    static final String BASE = "dc=example,dc=com";
    static final String ADMINISTRATOR = "cn=admin," + BASE;
    static final String PASSWORD = "secret-1";

    private static final Path PROGRAM = Path.of("/usr/sbin/slapd");
    private static final boolean REQUIRED = "required".equals(System.getenv("MENKYO_TEST_PEERS"));

    private final Process process;
    private final int port;

    private Slapd(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it; skips the test where it is not installed, unless programs of others are required. */
    static Slapd start(Path folder, List<String> furtherConfiguration) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM) || REQUIRED, "slapd is not installed");
        Path data = Files.createDirectories(folder.resolve("data"));
        Path configuration = Files.write(
                folder.resolve("slapd.conf"),
                List.of(
                        "include /etc/ldap/schema/core.schema",
                        "include /etc/ldap/schema/cosine.schema",
                        "include /etc/ldap/schema/inetorgperson.schema",
                        "include /etc/ldap/schema/nis.schema",
                        "include /etc/ldap/schema/msuser.schema",
                        "pidfile " + folder.resolve("slapd.pid"),
                        "modulepath /usr/lib/ldap",
                        "moduleload back_mdb",
                        // As Active Directory does: no more than a part at a time, without asking for pages.
                        "sizelimit size.soft=200 size.hard=200 size.prtotal=unlimited",
                        String.join("\n", furtherConfiguration),
                        "database mdb",
                        "suffix \"" + BASE + "\"",
                        "rootdn \"" + ADMINISTRATOR + "\"",
                        "rootpw " + PASSWORD,
                        "directory " + data,
                        "maxsize 104857600"));
        int port = freePort();
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-d",
                        "none",
                        "-f",
                        configuration.toString(),
                        "-h",
                        "ldap://127.0.0.1:" + port + furtherAddress(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("slapd.log").toFile())
                .start();
        Slapd slapd = new Slapd(process, port);
        slapd.awaitReady(folder);
        return slapd;
    }

    /** The library takes any certificate for its own machine's loopback address, so names are compared at another one. */
    static Optional<String> otherAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String furtherAddress(int port) {
        return otherAddress().map(address -> " ldap://" + address + ":" + port).orElse("");
    }

    private void awaitReady(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("slapd ended: " + Files.readString(folder.resolve("slapd.log")));
            }
            try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port)) {
                return;
            } catch (LDAPException e) {
                // Not yet.
            }
        }
        throw new IllegalStateException("slapd does not answer");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LDAPConnection administrator() throws LDAPException {
        return new LDAPConnection("127.0.0.1", port, ADMINISTRATOR, PASSWORD);
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }
}
