package org.menkyo.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.FakeCenter;
import org.menkyo.client.FakeHost;
import org.menkyo.client.Sample;
import org.menkyo.client.SettableClock;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.key.ProductKey;

class MenkyoClientTest {

    private static final ProductKey KEY = Sample.mak(3, 4);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Sample.START);
    private final FakeCenter center = new FakeCenter(clock);
    private Locale locale = Locale.ENGLISH;
    private String input = "";
    private String printed;
    private String complained;

    @BeforeEach
    void install() throws IOException {
        Path catalog = folder.resolve("delivered.properties");
        Files.writeString(catalog, Sample.catalog().toText());
        assertThat(run("--catalog", catalog.toString(), "--edition", "" + Sample.SERVER_STANDARD))
                .isZero();
    }

    @Test
    @Tag("VA-210")
    void activatesByPhone() {
        assertThat(run("/ipk", KEY.formatted().toLowerCase(Locale.ROOT))).isZero();
        assertThat(run("/dti")).isZero();
        InstallationId id = InstallationId.parse(printed);
        assertThat(id.isFor(KEY)).isTrue();
        assertThat(run("/atp", "123456-".repeat(7) + "123456")).isEqualTo(2);
        assertThat(complained).contains("Mistyped group: ");
        ConfirmationCodec codec = new ConfirmationCodec(Sample.catalog().confirmationKey());
        assertThat(run("/atp", codec.confirm(id).formatted())).isZero();
        assertThat(printed)
                .as("the number of activations that are left is not known by phone")
                .isEqualToIgnoringNewLines("Server Standard is activated.");
        assertThat(run("/xpr")).isZero();
        assertThat(printed).contains("License state: licensed", "Ends: no end");
        assertThat(run("/dlv")).isZero();
        assertThat(printed).contains("Activated: by phone", KEY.masked()).doesNotContain(KEY.formatted());
    }

    @Test
    @Tag("VA-210")
    void activatesByAKmsHost() throws IOException {
        try (FakeHost host = new FakeHost(clock, Platform.SERVER, 40)) {
            assertThat(run("/skms", host.address().toString())).isZero();
            assertThat(run("/ato")).isEqualTo(1);
            assertThat(printed).contains("4 more physical machines");
            for (int left = 3; left >= 0; left--) {
                assertThat(run("/rearm")).isEqualTo(left == 0 ? 1 : 0);
            }
            assertThat(complained).contains("No rearm is left");
            assertThat(run("/ato")).isEqualTo(1);
            assertThat(printed).contains("3 more physical machines");
            assertThat(Files.readString(folder.resolve("events.log")).lines()).hasSize(4);
        }
    }

    @Test
    @Tag("VA-210")
    void setsAndClearsHostAndPort() {
        run("/skms", "kms.example.com");
        run("/sprt", "1700");
        assertThat(details()).contains("KMS host: kms.example.com", "KMS port: 1700");
        run("/skms", "[2001:db8::1]:1701");
        assertThat(details()).contains("KMS host: 2001:db8::1", "KMS port: 1701");
        run("/skms", "other.example.com");
        assertThat(details()).contains("KMS host: other.example.com", "KMS port: 1701");
        run("/skms", ":1702");
        assertThat(details()).contains("KMS host: other.example.com", "KMS port: 1702");
        run("/cprt");
        assertThat(details()).contains("KMS host: other.example.com").doesNotContain("KMS port");
        run("/ckms");
        assertThat(details()).contains("KMS host: found in DNS");
    }

    @ParameterizedTest
    @CsvSource({
        "::1,::1,",
        "::ffff:127.0.0.1,::ffff:127.0.0.1,",
        "2001:db8::5,2001:db8::5,",
        "[::1],::1,",
        "[::1]:1688,::1,1688",
        "[fe80::1%eth0]:1700,fe80::1%eth0,1700",
        "192.0.2.7:1700,192.0.2.7,1700",
        "kms.example.com.,kms.example.com.,",
        "no.such.host.invalid,no.such.host.invalid,",
        "KMS_1:1688,KMS_1,1688",
    })
    @Tag("VA-210")
    @Tag("VA-212")
    void namesAndAddressesOfBothKindsAreHosts(String typed, String host, Integer port) {
        assertThat(run("/skms", typed)).as(complained).isZero();
        assertThat(details()).contains("KMS host: " + host + "\n");
        assertThat(printed.contains("KMS port")).isEqualTo(port != null);
        assertThat(port == null || printed.contains("KMS port: " + port + "\n")).isTrue();
    }

    @Test
    @Tag("VA-212")
    @Tag("VA-316")
    void aHostWhoseNameIsUnknownIsSaidToBeUnknown() {
        run("/skms", "no-such-host.invalid");
        assertThat(run("/ato")).isEqualTo(1);
        assertThat(printed).contains("the name of the KMS host no-such-host.invalid:1688 is not known in DNS");
        assertThat(run("--json", "/ato")).isEqualTo(1);
        assertThat(json().getString("outcome")).isEqualTo("HOST_NAME_UNKNOWN");
    }

    @Test
    void aKeyCanComeFromTheStandardInput() {
        input = KEY.formatted() + "\n";
        assertThat(run("-ipk", "-")).isZero();
        assertThat(run("/dli")).isZero();
        assertThat(printed).contains("Product key: " + KEY.masked(), "License state: initial grace");
        assertThat(run("/upk")).isZero();
        assertThat(run("/dli")).isZero();
        assertThat(printed).contains("none (KMS client)");
    }

    @Test
    void speaksJapanese() {
        locale = Locale.JAPAN;
        assertThat(run("/dli")).isZero();
        assertThat(printed).contains("ライセンスの状態: 初期猶予期間");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/nothing",
                "/ipk",
                "/dli /dlv",
                "--edition 3 /dli",
                "--dir",
                "/sprt many",
                "/sprt 0",
                "/skms a=b",
                "/ipk AAAAA",
                "/atp 123456",
                "/skms :many",
                "/skms :70000",
                "/skms :1:2",
                "/skms localhost:1688:1",
                "/skms localhost:",
                "/skms localhost:0",
                "/skms localhost:+1",
                "/skms -x",
                "/skms x-",
                "/skms a..b",
                "/skms 1.2.3",
                "/skms 1.2.3.256",
                "/skms ::1::",
                "/skms fe80::g",
                "/skms [::1",
                "/skms [::1]x",
                "/skms [::1]:",
                "/skms [localhost]:1688",
                "/skms 名前.example",
                "/skms aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example",
                "--center //host --account me /sdns",
                "--center https://host:99999/api --account me /sdns",
                "--center http://kms.example.com/api --account me /sdns",
                "--center http://127.example.com/api --account me /sdns",
                "/sai 60",
                "--center http://127.0.0.1:1/api /sri 60",
                "--center nowhere --account me /sdns",
                "--center http://127.0.0.1:1/api --account me /cdns",
                "--center http://127.0.0.1:1/api --account me --host 7 /cdns",
                "--center http://127.0.0.1:1/api --account me /sai 0",
                "--dir nowhere /dli"
            })
    void wrongCommandsAreExplained(String words) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(complained).isNotBlank().doesNotContainPattern(Pattern.compile("Exception|\\bat org|\\{"));
        locale = Locale.JAPANESE;
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(complained).containsPattern("[ぁ-んァ-ン]").doesNotContain("{");
        List<String> forPrograms = new ArrayList<>(List.of("--json"));
        forPrograms.addAll(words.isEmpty() ? List.of() : List.of(words.split(" ")));
        assertThat(run(forPrograms.toArray(new String[0]))).isEqualTo(2);
        assertThat(json().getBoolean("done")).isFalse();
        assertThat(json().getString("error")).matches("[A-Z_]+");
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    @Tag("VA-210")
    void everyVerbHasTwoNamesHelpInBothLanguagesAndADescription(Verb verb) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "client.md")))
                .contains(verb.typed(), "`" + verb.longName() + "`");
        assertThat(Verb.of(verb.longName())).contains(verb);
        assertThat(Verb.of(verb.typed().toUpperCase(Locale.ROOT))).contains(verb);
        assertThat(run(verb.typed(), "--help")).isZero();
        assertThat(printed).contains(verb.typed(), verb.longName()).matches("(?s)\\p{ASCII}+");
        assertThat(run("--help")).isZero();
        assertThat(printed).contains("  " + verb.typed(), "Exit codes");
        locale = Locale.JAPANESE;
        assertThat(run("help", verb.longName())).isZero();
        assertThat(printed).contains(verb.typed()).containsPattern("[ぁ-んァ-ン]");
    }

    @Test
    @Tag("VA-210")
    void theNamesThatAdministratorsKnowAreThere() {
        String known = "ipk ato dli dlv xpr dti atp rearm skms ckms upk cpky sprt sai sri sdns cdns";
        assertThat(known.split(" "))
                .allSatisfy(name -> assertThat(Verb.of("/" + name)).isPresent());
    }

    @Test
    @Tag("VA-210")
    void tellsProgramsTheSameInJson() {
        assertThat(run("--json", "/ipk", KEY.formatted())).isZero();
        assertThat(json().getString("outcome")).isEqualTo("KEY_INSTALLED");
        assertThat(run("--json", "/dti")).isZero();
        InstallationId id = InstallationId.parse(json().getString("installationId"));
        ConfirmationCodec codec = new ConfirmationCodec(Sample.catalog().confirmationKey());
        assertThat(run("--json", "/atp", codec.confirm(id).formatted())).isZero();
        assertThat(json().getString("outcome")).isEqualTo("ACTIVATED_BY_KEY");
        assertThat(json().getString("state")).isEqualTo("LICENSED");
        assertThat(run("/dlv", "--json")).isZero();
        assertThat(json().getJsonObject("activation").getString("way")).isEqualTo("PHONE");
        assertThat(json().getString("productKey")).isEqualTo(KEY.masked());
        assertThat(json().getInt("rearmsLeft")).isEqualTo(3);
        assertThat(json().containsKey("endsAt")).isFalse();
        assertThat(run("/upk", "--json")).isZero();
        assertThat(json().getBoolean("done")).isTrue();
        assertThat(run("/ato", "--json")).isEqualTo(1);
        assertThat(json().getString("outcome")).isEqualTo("NO_HOST_FOUND");
        assertThat(json().getBoolean("done")).isFalse();
        assertThat(complained).isEmpty();
    }

    @Test
    @Tag("VA-207")
    @Tag("VA-210")
    void validatesAndSaysWhenItFailed() {
        run("/ipk", KEY.formatted());
        assertThat(run("/ato")).isZero();
        assertThat(run("/val")).isZero();
        assertThat(printed).contains("is genuine");
        center.block(KEY);
        assertThat(run("--validate")).isEqualTo(1);
        assertThat(printed).contains("the product key is blocked");
        assertThat(run("/xpr")).isZero();
        assertThat(printed).contains("License state: notification", "Validation failed: ", "KEY_BLOCKED");
    }

    @Test
    @Tag("VA-601")
    void generalizesUntilNoRearmIsLeftAndShowsImages() {
        for (int left = 2; left >= 0; left--) {
            assertThat(run("/generalize")).isZero();
            assertThat(printed).contains("ready for an image");
            assertThat(run("/image", folder.toString())).isZero();
            assertThat(printed).contains("Ready for other machines: yes", "Rearms left: " + left);
        }
        assertThat(run("/generalize")).isEqualTo(1);
        assertThat(complained).contains("No rearm is left");
        assertThat(run("--json", "/image", folder.toString())).isZero();
        assertThat(json().getInt("rearmsLeft")).isZero();
        assertThat(json().getBoolean("generalized"))
                .as("the refused attempt started the image on this machine")
                .isFalse();
        assertThat(run("/image", "nowhere")).isEqualTo(2);
    }

    @Test
    @Tag("VA-409")
    void givesTheActivationBack() {
        run("/ipk", KEY.formatted());
        assertThat(run("/rtn")).isEqualTo(1);
        assertThat(complained).contains("nothing to give back");
        run("/ato");

        assertThat(run("--return-activation")).isZero();
        assertThat(printed).contains("given back on this machine").doesNotContain(KEY.formatted());
        String statement = printed.lines().skip(1).findFirst().orElseThrow();
        assertThat(ReturnStatement.parse(statement).installationId().isFor(KEY)).isTrue();
        assertThat(run("/xpr")).isZero();
        assertThat(printed).contains("License state: notification");
        assertThat(run("--json", "/rtn")).isZero();
        assertThat(json().getString("returnStatement")).isEqualTo(statement);
        assertThat(json().getBoolean("done")).isTrue();
        locale = Locale.JAPANESE;
        assertThat(run("/rtn")).isZero();
        assertThat(printed).contains("返却", statement);
    }

    @Test
    @Tag("VA-210")
    void clearsTheKeyFromTheStore() throws IOException {
        run("/ipk", KEY.formatted());
        run("/ato");
        assertThat(Files.readString(folder.resolve("license.state"))).contains(KEY.characters());
        assertThat(run("/cpky")).isZero();
        assertThat(Files.readString(folder.resolve("license.state"))).doesNotContain(KEY.characters());
        assertThat(run("/dli")).isZero();
        assertThat(printed).contains(KEY.masked(), "License state: licensed");
        assertThat(run("/dti")).isEqualTo(1);
    }

    @Test
    void aProductIsInstalledOnceAndWithAnEditionThatExists() {
        Path catalog = folder.resolve("delivered.properties");
        assertThat(run("--catalog", catalog.toString(), "--edition", "201")).isEqualTo(2);
        assertThat(complained).contains("already");
        Path other = folder.resolve("other");
        assertThat(run("--dir", other.toString(), "--catalog", catalog.toString(), "--edition", "7"))
                .isEqualTo(2);
        assertThat(complained).contains("201  Server Standard");
        assertThat(run("--dir", other.toString(), "--catalog", "missing", "--edition", "7"))
                .isEqualTo(3);
    }

    @Test
    @Tag("VA-212")
    void ofTwoThatInstallAtOnceOneDoes() throws Exception {
        String catalog = folder.resolve("delivered.properties").toString();
        Path fresh = folder.resolve("fresh");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CyclicBarrier start = new CyclicBarrier(4);
        List<Callable<Integer>> installs = new ArrayList<>();
        for (String edition : List.of("101", "201", "301", "109")) {
            installs.add(() -> {
                MenkyoClient client = client(new StringWriter(), new StringWriter());
                start.await();
                return client.run(List.of("--catalog", catalog, "--edition", edition), fresh);
            });
        }
        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> code : threads.invokeAll(installs)) {
            codes.add(code.get());
        }
        threads.shutdown();
        assertThat(codes).containsExactlyInAnyOrder(0, 2, 2, 2);
        assertThat(run("--dir", fresh.toString(), "/dli")).isZero();
    }

    private JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(printed))) {
            return reader.readObject();
        }
    }

    private String details() {
        assertThat(run("/dlv")).isZero();
        return printed;
    }

    private int run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = client(out, err).run(List.of(words), folder);
        printed = out.toString();
        complained = err.toString();
        return code;
    }

    private MenkyoClient client(StringWriter out, StringWriter err) {
        return new MenkyoClient(
                new StringReader(input),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                locale,
                ZoneOffset.UTC,
                Optional.empty(),
                builder -> builder.clock(clock).hardware(Sample.machine(1)).center(center));
    }
}
