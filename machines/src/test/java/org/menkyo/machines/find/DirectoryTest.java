package org.menkyo.machines.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.machines.problem.ProblemException;

/** Beside OpenLDAP's server, with entries as Active Directory and RFC 2307 have them. */
@Tag("VA-501")
class DirectoryTest {

    private static final int MACHINES = 1234;

    private static Slapd slapd;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void fill() throws Exception {
        certificate();
        slapd = Slapd.start(
                folder,
                List.of(
                        "TLSCertificateFile " + folder.resolve("server.pem"),
                        "TLSCertificateKeyFile " + folder.resolve("server.key")));
        try (LDAPConnection connection = slapd.administrator()) {
            connection.add("dn: " + Slapd.BASE, "objectClass: domain", "dc: example");
            connection.add("dn: ou=pcs," + Slapd.BASE, "objectClass: organizationalUnit", "ou: pcs");
            for (int i = 0; i < MACHINES; i++) {
                connection.add(
                        "dn: cn=pc" + i + ",ou=pcs," + Slapd.BASE,
                        "objectClass: computer",
                        "cn: pc" + i,
                        "sn: -",
                        "instanceType: 4",
                        "nTSecurityDescriptor: x",
                        "objectCategory: " + Slapd.BASE,
                        "dNSHostName: PC" + i + ".Example.com");
            }
            connection.add("dn: ou=servers," + Slapd.BASE, "objectClass: organizationalUnit", "ou: servers");
            connection.add(
                    "dn: cn=server1,ou=servers," + Slapd.BASE,
                    "objectClass: device",
                    "objectClass: ipHost",
                    "cn: server1",
                    "ipHostNumber: 10.0.0.9");
            connection.add("dn: cn=printer,ou=servers," + Slapd.BASE, "objectClass: device", "cn: printer");
            connection.add(
                    "dn: cn=meeting room,ou=servers," + Slapd.BASE,
                    "objectClass: device",
                    "cn: meeting room, upstairs");
        }
    }

    /** For the name localhost. */
    private static void certificate() throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        folder.resolve("server.p12").toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        try {
            KeyStore store = KeyStore.getInstance(folder.resolve("server.p12").toFile(), "changeit".toCharArray());
            pem("server.pem", "CERTIFICATE", store.getCertificate("a").getEncoded());
            pem(
                    "server.key",
                    "PRIVATE KEY",
                    store.getKey("a", "changeit".toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pem(String file, String kind, byte[] content) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END "
                        + kind + "-----\n");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (slapd != null) {
            slapd.close();
        }
    }

    private static Directory directory(String host, boolean startTls, String base, String filter, String password) {
        return new Directory(
                URI.create("ldap://" + host + ":" + slapd.port()),
                startTls,
                startTls ? Optional.of(folder.resolve("server.pem")) : Optional.empty(),
                base,
                filter,
                Directory.DEFAULT_ATTRIBUTES,
                password == null
                        ? Optional.empty()
                        : Optional.of(new Directory.Account(Slapd.ADMINISTRATOR, password)));
    }

    private static List<String> found(Directory directory) throws ProblemException {
        List<String> names = new ArrayList<>();
        directory.find(1689).iterator().forEachRemaining(address -> names.add(address.name()));
        return names;
    }

    @Test
    void findsAllMachinesPageByPage() throws ProblemException {
        List<String> names = found(directory("127.0.0.1", false, Slapd.BASE, Directory.DEFAULT_FILTER, null));
        assertThat(names)
                .as("the server gives 200 at a time")
                .hasSize(MACHINES + 2)
                .contains("pc0.example.com", "pc1233.example.com", "10.0.0.9", "printer");
        assertThat(names).as("what cannot be a name").noneMatch(name -> name.contains("upstairs"));
    }

    @Test
    void looksBelowABaseWithAFilter() throws ProblemException {
        assertThat(found(directory("127.0.0.1", false, "ou=servers," + Slapd.BASE, Directory.DEFAULT_FILTER, null)))
                .containsExactlyInAnyOrder("10.0.0.9", "printer");
        assertThat(found(directory("127.0.0.1", false, Slapd.BASE, "(cn=pc12*)", null)))
                .hasSize(1 + 10 + 34);
    }

    @Test
    void signsInOverTlsThatIsBegunOnTheConnection() throws ProblemException {
        Directory directory =
                directory("localhost", true, "ou=servers," + Slapd.BASE, Directory.DEFAULT_FILTER, Slapd.PASSWORD);
        assertThat(found(directory)).hasSize(2);
        assertThat(directory.toString()).doesNotContain(Slapd.PASSWORD);
    }

    @Test
    void believesNoCertificateOfAnotherNameOrWithoutTrust() {
        Slapd.otherAddress()
                .ifPresent(address -> expect(
                        "directory",
                        () -> found(directory(address, true, Slapd.BASE, Directory.DEFAULT_FILTER, null))));
        Directory without = new Directory(
                URI.create("ldap://localhost:" + slapd.port()),
                true,
                Optional.empty(),
                Slapd.BASE,
                Directory.DEFAULT_FILTER,
                Directory.DEFAULT_ATTRIBUTES,
                Optional.empty());
        expect("directory", () -> found(without));
    }

    @Test
    void saysWhatIsWrong() {
        expect(
                "directory.account",
                () -> found(directory("127.0.0.1", false, Slapd.BASE, Directory.DEFAULT_FILTER, "wrong")));
        expect(
                "directory.base",
                () -> found(directory("127.0.0.1", false, "dc=elsewhere", Directory.DEFAULT_FILTER, null)));
        expect("directory.filter", () -> found(directory("127.0.0.1", false, Slapd.BASE, "(objectClass", null)));
        expect(
                "directory",
                () -> found(new Directory(
                        URI.create("ldap://127.0.0.1:1"),
                        false,
                        Optional.empty(),
                        Slapd.BASE,
                        Directory.DEFAULT_FILTER,
                        Directory.DEFAULT_ATTRIBUTES,
                        Optional.empty())));
    }

    @Test
    void sendsNoPasswordWhereOthersCouldReadIt() {
        Directory open = new Directory(
                URI.create("ldap://dc.example.com"),
                false,
                Optional.empty(),
                Slapd.BASE,
                Directory.DEFAULT_FILTER,
                Directory.DEFAULT_ATTRIBUTES,
                Optional.of(new Directory.Account("cn=a", "b")));
        expect("directory.insecure", () -> found(open));
    }

    private static void expect(String problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.name())
                                .as(List.of(e.details()).toString())
                                .isEqualTo(problem));
    }
}
