package org.menkyo.kms.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.menkyo.kms.serving.AdapterPort;

/** ISC BIND on a free port of the loopback interface, with a zone that takes updates signed with a key of its own. */
final class BindServer implements AutoCloseable {

    static final String ZONE = "corp.example";
    static final String KEY_NAME = "menkyo-update";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final String secret = newSecret();
    private final int port;
    private final Path folder;
    private final Process process;

    private BindServer(Path named, Path folder) throws IOException {
        this.folder = folder;
        this.port = AdapterPort.freePort();
        Path configuration = folder.resolve("named.conf");
        Files.writeString(configuration, """
                key "%1$s" { algorithm hmac-sha256; secret "%2$s"; };
                options {
                  directory "%3$s";
                  listen-on port %4$d { 127.0.0.1; };
                  listen-on-v6 { none; };
                  pid-file none; session-keyfile none; lock-file none;
                  recursion no; dnssec-validation no; allow-query { any; };
                };
                controls { };
                zone "%5$s" { type primary; file "zone.db"; allow-update { key "%1$s"; }; };
                """.formatted(KEY_NAME, secret, folder, port, ZONE));
        Files.writeString(folder.resolve("zone.db"), """
                $TTL 3600
                @ IN SOA ns.%1$s. hostmaster.%1$s. ( 1 3600 600 86400 60 )
                @ IN NS ns.%1$s.
                ns IN A 127.0.0.1
                """.formatted(ZONE));
        process = new ProcessBuilder(named.toString(), "-4", "-g", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("named.log").toFile())
                .start();
        AdapterPort.awaitOpen(port);
    }

    /** Where the name server's program is, if it is installed. */
    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, "named"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static BindServer start(Path folder) throws IOException {
        return new BindServer(program().orElseThrow(), folder);
    }

    static String newSecret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String secret() {
        return secret;
    }

    /** The service records of that name, as the resolver of the Java platform finds them. */
    TreeSet<String> serviceRecords(String name) {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, "dns://" + address());
        TreeSet<String> found = new TreeSet<>();
        try {
            Attribute records = new InitialDirContext(environment)
                    .getAttributes(name, new String[] {"SRV"})
                    .get("SRV");
            if (records != null) {
                NamingEnumeration<?> all = records.getAll();
                while (all.hasMore()) {
                    found.add(String.valueOf(all.next()));
                }
            }
        } catch (NameNotFoundException none) {
            return found;
        } catch (NamingException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("named.log"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)).isTrue();
    }
}
