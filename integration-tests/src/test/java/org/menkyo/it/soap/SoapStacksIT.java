package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.peer.Program;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.key.ProductKey;

/** Each SOAP stack that partners use does everything that a partner does, over both versions of SOAP, as it comes. */
@Tag("LC-1103")
@Tag("LC-1106")
@Tag("LC-1109")
class SoapStacksIT {

    private static final String JAPANESE = "株式会社ミュラー髙𠮷〜";
    private static final String DISTRIBUTOR = Orders.DISTRIBUTOR;

    /** For each program over each version of SOAP a machine, and a person who gets a seat. */
    private static final int PEOPLE = 2 * SoapStack.values().length;

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final URI ADDRESS = URI.create(PRODUCT.rest("/").toString().replaceFirst("/api/?$", ""));

    /** What became of each step, for the table. */
    private static final Map<SoapStack, Map<String, Boolean>> TABLE = new EnumMap<>(SoapStack.class);

    private static LaterRelease laterRelease;
    private static KeyOwner owner;
    private static ProductKey key;

    @BeforeAll
    static void prepare() throws IOException {
        laterRelease = new LaterRelease(ADDRESS);
        owner = new KeyOwner(PRODUCT, PEOPLE, PEOPLE);
        key = owner.mak();
    }

    @AfterAll
    static void tellTheTable() {
        laterRelease.close();
        TABLE.forEach((stack, steps) -> System.out.println(stack + ": "
                + steps.entrySet().stream()
                        .map(step -> step.getKey() + (step.getValue() ? " ok" : " FAILED"))
                        .collect(Collectors.joining(", "))));
    }

    @TestFactory
    Stream<DynamicContainer> worksUnmodified() {
        return Arrays.stream(SoapStack.values())
                .flatMap(stack -> Stream.of(false, true).map(soap12 -> steps(stack, soap12)));
    }

    private static DynamicContainer steps(SoapStack stack, boolean soap12) {
        String title = stack + (soap12 ? ", SOAP 1.2" : ", SOAP 1.1");
        Answers answers = new Answers(stack, soap12);
        return dynamicContainer(
                title,
                expected(stack).entrySet().stream()
                        .map(step -> dynamicTest(title + ": " + step.getKey(), () -> {
                            Map<String, Boolean> row = TABLE.computeIfAbsent(stack, any -> new TreeMap<>());
                            row.put(step.getKey(), false);
                            assertThat(answers.of(step.getKey()))
                                    .as(answers.errors())
                                    .containsExactlyElementsOf(step.getValue());
                            row.put(step.getKey(), true);
                        })));
    }

    private static Map<String, List<String>> expected(SoapStack stack) {
        Map<String, List<String>> steps = new LinkedHashMap<>();
        steps.put("order", List.of("state RECORDED"));
        steps.put("bulk", List.of("0 RECORDED", "1 INVALID_INPUT"));
        steps.put("fault", List.of("code INVALID_INPUT", "field lines[0].quantity"));
        steps.put("japanese", List.of("name " + JAPANESE));
        steps.put("permission", List.of("role LICENSE_INFORMATION_VIEWER"));
        steps.put("removal", List.of("left 0"));
        steps.put("list", List.of("license " + owner.licenseId()));
        steps.put("activation", List.of("confirmationId of 8 groups", "counted true"));
        if (stack != SoapStack.GSOAP) {
            steps.put("summary", List.of("OFFICE-SUB " + PEOPLE, "SVR-STD-2008 " + PEOPLE));
            steps.put("statement", List.of("begins %PDF-"));
            steps.put("seats", List.of("assigned true", "listed 1"));
        }
        steps.put(
                "later",
                List.of(
                        "state RECORDED_NEXT",
                        "quantity 5",
                        "revision 1",
                        "program OPEN_NEXT",
                        "kind END_CUSTOMER_NEXT"));
        steps.put("laterFault", List.of("code INVALID_INPUT_NEXT", "field lines[0].quantity"));
        return steps;
    }

    /** What one program told, which runs when the first step is asked for. */
    private static final class Answers {

        private final SoapStack stack;
        private final boolean soap12;
        private Program.Ended ended;

        private Answers(SoapStack stack, boolean soap12) {
            this.stack = stack;
            this.soap12 = soap12;
        }

        private List<String> of(String step) {
            return ended().output()
                    .lines()
                    .map(line -> line.split("\t", 3))
                    .filter(cells -> cells.length == 3 && cells[0].equals(step))
                    .map(cells -> cells[1] + " " + cells[2].replaceFirst("^\\d{6}(-\\d{6}){7}$", "of 8 groups"))
                    .toList();
        }

        private String errors() {
            return ended().errors();
        }

        private Program.Ended ended() {
            if (ended == null) {
                ended = stack.run(ADDRESS, soap12, environment());
            }
            return ended;
        }

        private Map<String, String> environment() {
            String run = "stacks-" + UUID.randomUUID().toString().substring(0, 8);
            Map<String, String> told = new HashMap<>();
            told.put("WS", ADDRESS + "/ws");
            told.put("LATER_WS", laterRelease.address() + "/ws");
            told.put("SUFFIX", soap12 ? "Soap12" : "");
            told.put("RUN", run);
            told.put("NAME", JAPANESE);
            told.put("DISTRIBUTOR", DISTRIBUTOR);
            told.put("DISTRIBUTOR_PASSWORD", Orders.PASSWORD);
            told.put("ADMINISTRATOR", owner.email());
            told.put("ADMINISTRATOR_PASSWORD", owner.password());
            told.put("LICENSE_ID", owner.licenseId());
            told.put("GRANTEE", "grantee@" + run + ".example");
            told.put("PRODUCT_KEY", key.formatted());
            told.put("INSTALLATION_ID", KeyOwner.installationId(key, run).formatted());
            return told;
        }
    }
}
