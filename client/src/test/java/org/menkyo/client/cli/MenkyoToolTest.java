package org.menkyo.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationClientBuilder;
import org.menkyo.client.Sample;
import org.menkyo.client.SettableClock;
import org.menkyo.client.center.HttpProxyCenter;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.store.FileLicenseStore;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList;
import org.menkyo.protocol.key.ProductKey;

/** Proxy activation by a carried file, against a center that speaks HTTP, and answer files. */
class MenkyoToolTest {

    private static final ProductKey KEY = Sample.mak(3, 4);

    @TempDir
    private Path root;

    private final SettableClock clock = new SettableClock(Sample.START);
    private final ConfirmationCodec codec =
            new ConfirmationCodec(Sample.catalog().confirmationKey());
    private final List<Integer> calls = new ArrayList<>();
    private HttpServer center;
    private int failFromCall = Integer.MAX_VALUE;
    private int permitted = Integer.MAX_VALUE;
    private int machine;
    private int unreadable;
    private Locale locale = Locale.ENGLISH;
    private String input = "";
    private String printed;
    private String complained;

    @BeforeEach
    void startCenter() throws IOException {
        center = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        center.createContext("/api/proxy-activations", exchange -> {
            JsonObject request;
            try (JsonReader reader = Json.createReader(exchange.getRequestBody())) {
                request = reader.readObject();
            }
            List<JsonObject> items = request.getJsonArray("items").getValuesAs(JsonObject.class);
            calls.add(items.size());
            JsonArrayBuilder answers = Json.createArrayBuilder();
            for (JsonObject item : items) {
                assertThat(item.getString("productKey")).isEqualTo(KEY.formatted());
                InstallationId id = InstallationId.parse(item.getString("installationId"));
                var answer = Json.createObjectBuilder().add("installationId", id.formatted());
                if (permitted-- > 0) {
                    answer.add("result", "ACTIVATED")
                            .add("confirmationId", codec.confirm(id).formatted())
                            .add("counted", true);
                } else {
                    answer.add("result", "ACTIVATIONS_EXHAUSTED").addNull("confirmationId");
                }
                answers.add(answer);
            }
            String body = calls.size() >= failFromCall
                    ? "{\"code\":\"TOO_MANY_CALLS\"}"
                    : Json.createObjectBuilder().add("items", answers).build().toString();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(calls.size() >= failFromCall ? 429 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        center.start();
    }

    @AfterEach
    void stopCenter() {
        center.stop(0);
    }

    @Test
    @Tag("VA-404")
    void anIsolatedNetworkIsActivatedByACarriedFile() throws Exception {
        List<String> folders = machines(3);
        Path list = root.resolve("list.xml");
        assertThat(run(collect(list, folders))).isZero();
        assertThat(Files.readString(list)).contains("machine-1").doesNotContain(KEY.formatted());
        input = KEY.formatted() + "\n";
        assertThat(run("complete", base(), list.toString())).isZero();
        assertThat(calls).containsExactly(3);
        assertThat(run(Stream.concat(Stream.of("apply", list.toString()), folders.stream())))
                .isZero();
        for (String folder : folders) {
            assertThat(client(folder).state()).isEqualTo(LicenseState.LICENSED);
        }
        assertThat(run("complete", base(), list.toString())).isZero();
        assertThat(calls).as("kept confirmation IDs are not asked for again").hasSize(1);
    }

    @Test
    @Tag("VA-409")
    void statementsOfReturnAreHandedInOneByOne() throws Exception {
        List<String> received = new ArrayList<>();
        center.createContext("/api/licenses/12345678/activation-returns", exchange -> {
            try (JsonReader reader = Json.createReader(exchange.getRequestBody())) {
                received.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                        + reader.readObject().getString("statement"));
            }
            byte[] answer = (received.size() == 2
                            ? "{\"code\":\"NOT_FOUND\",\"detail\":\"There is no such thing.\"}"
                            : "{\"counted\":true,\"remainingActivations\":4,\"remainingReturns\":2}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(received.size() == 2 ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        String first = statement(1);
        String second = statement(2);
        input = "secret\n";

        assertThat(run("return", base(), "kim", "12345678", first)).isZero();
        assertThat(printed).contains("1 of 1 activations are returned.");
        assertThat(run("return", base(), "kim", "12345678", second, first)).isEqualTo(1);
        assertThat(printed).contains("1 of 2 activations are returned.");
        assertThat(complained)
                .contains(ReturnStatement.parse(second).installationId().formatted() + ": There is no such thing.");

        String basic = "Basic " + Base64.getEncoder().encodeToString("kim:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(received).containsExactly(basic + " " + first, basic + " " + second, basic + " " + first);
        assertThat(run("return", base(), "kim", "12345678", "AAAA")).isEqualTo(2);
        input = "";
        assertThat(run("return", base(), "kim", "12345678", first)).isEqualTo(2);
        assertThat(complained).contains("password");
    }

    private String statement(int number) {
        HardwareProfile hardware = HardwareProfile.of("sample", Map.of(HardwareComponent.SYSTEM_BOARD, "" + number));
        InstallationId id = InstallationId.of(hardware, Sample.SERVER_STANDARD, KEY);
        return ReturnStatement.make(id, KEY, codec.confirm(id), new SecureRandom())
                .toText();
    }

    @Test
    @Tag("VA-404")
    void listsWithoutPersonalDataWorkTheSame() throws Exception {
        List<String> folders = machines(2);
        Path list = root.resolve("list.xml");
        assertThat(run(Stream.concat(
                        Stream.of("collect", "--without-personal-data"),
                        Stream.concat(Stream.of(list.toString()), folders.stream()))))
                .isZero();
        assertThat(Files.readString(list)).doesNotContain("machine-");
        input = KEY.formatted();
        assertThat(run("complete", base(), list.toString())).isZero();
        assertThat(run(Stream.concat(Stream.of("apply", list.toString()), folders.stream())))
                .isZero();
    }

    @Test
    @Tag("VA-404")
    void refusedComputersAreNamedAndTheOthersDone() throws Exception {
        List<String> folders = machines(3);
        Path list = root.resolve("list.xml");
        run(collect(list, folders));
        permitted = 2;
        input = KEY.formatted();
        assertThat(run("complete", base(), list.toString())).isEqualTo(1);
        assertThat(complained).contains("ACTIVATIONS_EXHAUSTED");
        assertThat(printed).contains("2 of 3");
        assertThat(run(Stream.concat(Stream.of("apply", list.toString()), folders.stream())))
                .isEqualTo(1);
        assertThat(complained).contains(folders.get(2));
        assertThat(client(folders.get(0)).state()).isEqualTo(LicenseState.LICENSED);
        permitted = 1;
        assertThat(run("complete", base(), list.toString())).isZero();
        assertThat(calls).containsExactly(3, 1);
    }

    @Test
    @Tag("VA-404")
    void largeListsGoInPartsAndWhatIsDoneIsKept() throws Exception {
        Path list = root.resolve("list.xml");
        Files.write(
                list,
                ComputerInformationList.of(computers(2500), Sample.START, true).toBytes());
        failFromCall = 3;
        input = KEY.formatted();
        assertThat(run("complete", base(), list.toString())).isEqualTo(3);
        assertThat(complained).contains("TOO_MANY_CALLS");
        failFromCall = Integer.MAX_VALUE;
        assertThat(run("complete", base(), list.toString())).isZero();
        assertThat(calls).containsExactly(1000, 1000, 500, 500);
    }

    @Test
    @Tag("VA-404")
    void computersWhoseKeyIsNotGivenAreNotAskedFor() throws Exception {
        Path list = root.resolve("list.xml");
        Files.write(
                list,
                ComputerInformationList.of(computers(2), Sample.START, true).toBytes());
        input = Sample.mak(3, 99).formatted();
        assertThat(run("complete", base(), list.toString())).isEqualTo(1);
        assertThat(complained).contains("KEY_NOT_GIVEN");
        assertThat(calls).isEmpty();
    }

    @Test
    @Tag("VA-404")
    void clientsWithoutAKeyAreLeftOut() throws Exception {
        List<String> folders = new ArrayList<>(machines(1));
        folders.add(install(7).toString());
        Path list = root.resolve("list.xml");
        assertThat(run(collect(list, folders))).isEqualTo(1);
        assertThat(complained).contains("client-7");
        assertThat(ComputerInformationList.parse(Files.readAllBytes(list)).computers())
                .hasSize(1);
    }

    @Test
    @Tag("VA-408")
    void writesAKeyIntoAnAnswerFileAndRemovesIt() throws IOException {
        Path file = root.resolve("unattend.xml");
        Files.writeString(file, "<unattend xmlns=\"urn:schemas-microsoft-com:unattend\"/>");
        input = KEY.formatted().toLowerCase(Locale.ROOT) + "\n";
        assertThat(run("unattend-write", file.toString())).isZero();
        assertThat(Files.readString(file)).contains("specialize", KEY.formatted());
        assertThat(run("unattend-remove", file.toString())).isZero();
        assertThat(Files.readString(file)).doesNotContain("specialize", KEY.formatted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "collect list.xml",
                "complete http://127.0.0.1:1/api",
                "apply list.xml",
                "unattend-write",
                "collect list.xml nowhere"
            })
    void wrongCommandsAreExplained(String words) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(complained).isNotBlank().doesNotContain("Exception");
        locale = Locale.JAPANESE;
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(complained).containsPattern("[ぁ-んァ-ン]");
    }

    @Test
    void filesThatAreNoListsAreRefused() throws IOException {
        Path file = root.resolve("list.xml");
        Files.writeString(file, "<list/>");
        assertThat(run("complete", base(), file.toString())).isEqualTo(2);
        assertThat(run("complete", base(), root.resolve("missing").toString())).isEqualTo(3);
    }

    @Test
    @Tag("VA-212")
    @Tag("VA-404")
    void twoToolsAtOnceAskForNothingTwice() throws Exception {
        Path list = root.resolve("list.xml");
        assertThat(run(collect(list, machines(3)))).isZero();
        input = KEY.formatted() + "\n";
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Integer> complete = () -> {
            MenkyoTool tool = tool(new StringWriter(), new StringWriter());
            start.await();
            return tool.run(List.of("complete", base(), list.toString()));
        };
        for (Future<Integer> code : threads.invokeAll(List.of(complete, complete))) {
            assertThat(code.get()).isZero();
        }
        threads.shutdown();
        assertThat(calls).containsExactly(3);
    }

    @Test
    @Tag("VA-212")
    void aCenterThatIsNotThereIsNamed() throws Exception {
        Path list = root.resolve("list.xml");
        assertThat(run(collect(list, machines(1)))).isZero();
        input = KEY.formatted() + "\n";
        String base = base();
        center.stop(0);
        assertThat(run("complete", base, list.toString())).isEqualTo(ExitCode.BROKEN.number());
        assertThat(complained.strip())
                .isEqualTo("The activation service " + base + " did not do it: no connection can be made");
        assertThat(run("complete", "https://no-such-host.invalid/api", list.toString()))
                .isEqualTo(ExitCode.BROKEN.number());
        assertThat(complained).contains("the name of the host is not known");
        assertThat(run("complete", "http://center.example.com/api", list.toString()))
                .isEqualTo(ExitCode.WRONG_COMMAND.number());
        assertThat(complained).contains("does not begin with https");
        assertThat(ComputerInformationList.parse(Files.readAllBytes(list)).computers())
                .hasSize(1);
    }

    @Test
    @Tag("VA-213")
    void aMachineThatCannotBeReadIsLeftOut() throws Exception {
        Path list = root.resolve("list.xml");
        List<String> folders = machines(2);
        unreadable = 1;
        assertThat(run(collect(list, folders))).isEqualTo(ExitCode.NOT_DONE.number());
        assertThat(complained).contains(folders.get(0) + " is left out: Neither system board");
        assertThat(printed).contains("1 of 2 clients are in the list");
        assertThat(run(Stream.concat(Stream.of("apply", list.toString()), folders.stream())))
                .isEqualTo(ExitCode.NOT_DONE.number());
    }

    private static List<ComputerInformation> computers(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new ComputerInformation(
                        Optional.of("computer-" + number),
                        "Server Standard",
                        LicenseState.INITIAL_GRACE,
                        1,
                        KEY.masked(),
                        InstallationId.of(
                                HardwareProfile.of(
                                        "sample", Sample.machine(number).read()),
                                Sample.SERVER_STANDARD,
                                KEY)))
                .toList();
    }

    private List<String> machines(int count) throws IOException {
        List<String> folders = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Path folder = install(number);
            client(folder.toString()).installKey(KEY);
            folders.add(folder.toString());
        }
        return folders;
    }

    private Path install(int number) throws IOException {
        Path folder = Files.createDirectories(root.resolve("client-" + number));
        Files.writeString(folder.resolve("catalog.properties"), Sample.catalog().toText());
        Files.writeString(folder.resolve("edition"), "" + Sample.SERVER_STANDARD);
        return folder;
    }

    private ActivationClient client(String folder) {
        return asMachine(
                        ActivationClient.of(Sample.catalog(), Sample.SERVER_STANDARD)
                                .store(new FileLicenseStore(Path.of(folder))),
                        Integer.parseInt(folder.substring(folder.lastIndexOf('-') + 1)))
                .build();
    }

    private ActivationClientBuilder asMachine(ActivationClientBuilder builder, int number) {
        return builder.clock(clock)
                .hardware(number == unreadable ? HardwareReader.of(Map.of(), false) : Sample.machine(number))
                .machineName("machine-" + number);
    }

    private static Stream<String> collect(Path list, List<String> folders) {
        return Stream.concat(Stream.of("collect", list.toString()), folders.stream());
    }

    private String base() {
        return "http://127.0.0.1:" + center.getAddress().getPort() + "/api";
    }

    private int run(Stream<String> words) {
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        machine = 0;
        int code = tool(out, err).run(List.of(words));
        printed = out.toString();
        complained = err.toString();
        return code;
    }

    private MenkyoTool tool(StringWriter out, StringWriter err) {
        return new MenkyoTool(
                new StringReader(input),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                locale,
                clock,
                builder -> asMachine(builder, ++machine),
                HttpProxyCenter::new);
    }
}
