package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.menkyo.it.permission.Credentials;
import org.menkyo.it.permission.MatrixWorld;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;
import org.menkyo.it.soap.SoapContract.Operation;
import org.menkyo.it.soap.SoapRequest.Change;
import org.menkyo.it.soap.SoapRequest.Kind;

/**
 * Wrong input to each operation of each WSDL, made from the schemas: each is answered with a typed fault of the sender that
 * names the field, and never with a failure of the server.
 */
@Tag("LC-1103")
class SoapContractIT {

    /** Operations whose parts succeed or fail by themselves, so that a wrong part is told in a result. */
    private static final List<String> IN_RESULTS = List.of("submitOrders", "activateInstallations");

    private static final SoapContract CONTRACT = SoapContract.built();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static SoapSamples samples;

    private final Map<String, RawPeer> peers = new HashMap<>();

    /**
     * @param service whether only the service can notice it, so that what it looks up first may be told instead
     */
    private record Expected(Change change, boolean service) {}

    @BeforeAll
    static void prepare() throws Exception {
        samples = new SoapSamples(MatrixWorld.in(RunningProduct.get()));
    }

    @AfterAll
    static void tell() {
        System.out.println(CALLS + " wrong calls of " + CONTRACT.operations().size() + " SOAP operations");
    }

    @TestFactory
    Stream<DynamicTest> namesWhatIsWrong() {
        return CONTRACT.operations().stream()
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    List<String> wrong = new ArrayList<>();
                    for (Expected expected : changes(operation.request())) {
                        RawAnswer answer = call(
                                operation, samples.caller(operation), samples.values(operation), expected.change());
                        judge(operation, expected, answer, wrong);
                    }
                    assertThat(wrong).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> takesNoControlCharacters() {
        return CONTRACT.operations().stream()
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    List<String> wrong = new ArrayList<>();
                    for (Change change : controlCharacters(operation.request(), "")) {
                        RawAnswer answer =
                                call(operation, samples.caller(operation), samples.values(operation), change);
                        if (change.text().contains("&#1;")) {
                            note(answer, "MALFORMED_MESSAGE".equals(answer.code()), operation, change, wrong);
                        } else if ("INVALID_INPUT".equals(answer.code())) {
                            note(answer, names(answer, change.path()), operation, change, wrong);
                        } else {
                            // A text that only something is looked up by finds nothing; one that is kept is refused
                            // above.
                            boolean nothing = answer.status() == 200
                                    ? isEmptyOrTold(operation, answer, change)
                                    : isTyped(operation, answer);
                            note(answer, nothing, operation, change, wrong);
                        }
                    }
                    assertThat(wrong).isEmpty();
                }));
    }

    @TestFactory
    @Tag("LC-208")
    Stream<DynamicTest> tellsNothingOfWhatIsNotOnesOwn() {
        return CONTRACT.operations().stream()
                .filter(operation -> !samples.identifiers(operation).isEmpty())
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    Credentials other = samples.other(operation);
                    Function<String, String> values = samples.values(operation);
                    Map<String, String> identifiers = samples.identifiers(operation);
                    Change none = new Change(Kind.NONE, "", "");
                    RawAnswer existing = call(operation, other, values, none);
                    RawAnswer unknown = call(
                            operation,
                            other,
                            path -> identifiers.containsKey(path)
                                    ? unknownLike(identifiers.get(path))
                                    : values.apply(path),
                            none);
                    assertThat(isTyped(operation, existing)).as(existing.body()).isTrue();
                    assertThat(existing.code()).isEqualTo(unknown.code());
                    if (existing.code().equals("INVALID_INPUT")) {
                        assertThat(identifiers).containsKey(existing.text("field"));
                    }
                    assertThat(existing.text("text")).isEqualTo(unknown.text("text"));
                    assertThat(existing.status()).isEqualTo(unknown.status());
                }));
    }

    private static String unknownLike(String identifier) {
        return identifier.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? "00000000-0000-4000-8000-000000000000"
                : identifier.matches("\\d{1,9}") ? "987654321" : "NEVER-ISSUED";
    }

    private static List<Expected> changes(SoapField request) {
        List<Expected> changes = new ArrayList<>();
        changes.add(new Expected(new Change(Kind.STRANGER_INSIDE, "", ""), false));
        for (SoapField field : request.inner()) {
            addChanges(field, field.name(), changes);
        }
        return changes;
    }

    private static void addChanges(SoapField field, String path, List<Expected> changes) {
        if (field.min() > 0) {
            changes.add(new Expected(new Change(Kind.LEFT_OUT, path, ""), false));
        } else if (field.isRequiredByService()) {
            changes.add(new Expected(new Change(Kind.LEFT_OUT, path, ""), true));
        }
        changes.add(new Expected(new Change(Kind.STRANGER_INSIDE, path, ""), false));
        field.wrongText().ifPresent(text -> changes.add(new Expected(new Change(Kind.TEXT, path, text), false)));
        field.schemaLimit()
                .ifPresent(limit ->
                        changes.add(new Expected(new Change(Kind.TEXT, path, "x".repeat(limit + 1)), false)));
        field.serviceLimit()
                .ifPresent(limit ->
                        changes.add(new Expected(new Change(Kind.TEXT, path, "x".repeat(limit + 1)), true)));
        if (field.max() < 1_000_000) {
            changes.add(new Expected(new Change(Kind.TOO_OFTEN, path, ""), false));
        }
        for (SoapField inner : field.inner()) {
            addChanges(inner, path + "." + inner.name(), changes);
        }
    }

    private static List<Change> controlCharacters(SoapField field, String path) {
        List<Change> changes = new ArrayList<>();
        for (SoapField inner : field.inner()) {
            String innerPath = path.isEmpty() ? inner.name() : path + "." + inner.name();
            if (inner.isText()) {
                changes.add(new Change(Kind.TEXT, innerPath, "x&#x85;y"));
                changes.add(new Change(Kind.TEXT, innerPath, "x&#1;y"));
            }
            changes.addAll(controlCharacters(inner, innerPath));
        }
        return changes;
    }

    private static void judge(Operation operation, Expected expected, RawAnswer answer, List<String> wrong) {
        Change change = expected.change();
        boolean right;
        if (expected.service() && IN_RESULTS.contains(operation.name())) {
            right = answer.status() == 200 && isToldInResult(answer, change);
        } else {
            String named = change.kind() == Kind.STRANGER_INSIDE ? change.path() + ".planet" : change.path();
            boolean namesField =
                    names(answer, named) || change.kind() == Kind.STRANGER_INSIDE && names(answer, change.path());
            right = isTyped(operation, answer) && "INVALID_INPUT".equals(answer.code()) && namesField;
        }
        note(answer, right, operation, change, wrong);
    }

    private static void note(RawAnswer answer, boolean right, Operation operation, Change change, List<String> wrong) {
        boolean told = answer.body().matches("(?s).*(Exception|org\\.menkyo|\\tat ).*");
        if (!right || told || "INTERNAL_ERROR".equals(answer.code())) {
            wrong.add(operation.name() + " " + change + " -> " + answer.status() + " " + answer.body());
        }
    }

    /** Whether it is a fault of the sender with the detail that all faults have. */
    private static boolean isTyped(Operation operation, RawAnswer answer) {
        String blamed = operation.isSoap12() ? answer.text("Value") : answer.text("faultcode");
        return blamed.matches(operation.isSoap12() ? ".*:Sender" : ".*:(Client|FailedAuthentication)")
                && !answer.code().isEmpty()
                && !answer.text("correlationId").isEmpty();
    }

    /** Whether the fault names the field at this path, with whatever indexes. */
    private static boolean names(RawAnswer answer, String path) {
        var fields = RawPeer.document(answer.body()).getElementsByTagNameNS("*", "field");
        for (int i = 0; i < fields.getLength(); i++) {
            String field = fields.item(i).getTextContent().replaceAll("\\[\\d+]", "");
            if (field.equals(path) || field.equals(path.replaceFirst("^\\.", ""))) {
                return true;
            }
        }
        return false;
    }

    /** Results name fields from the top of their part of the request, or at least in their text. */
    private static boolean isToldInResult(RawAnswer answer, Change change) {
        String field = change.path().replaceFirst("^[^.]+\\.?", "");
        return names(answer, field)
                || "INVALID_INPUT".equals(answer.text("result"))
                        && answer.text("text").contains(field);
    }

    private static boolean isEmptyOrTold(Operation operation, RawAnswer answer, Change change) {
        return IN_RESULTS.contains(operation.name())
                ? isToldInResult(answer, change)
                        || operation.name().equals("activateInstallations")
                                && !answer.text("result").equals("ACTIVATED")
                : operation.name().startsWith("list") && !answer.body().contains("licenseId");
    }

    private RawAnswer call(
            Operation operation, Credentials credentials, Function<String, String> values, Change change) {
        CALLS.incrementAndGet();
        RawPeer peer = peers.computeIfAbsent(operation.service() + credentials.name(), key -> {
            RawPeer created = new RawPeer(RunningProduct.get().soap("/" + operation.service()));
            credentials.header().ifPresent(value -> created.header("Authorization", value));
            return operation.isSoap12()
                    ? created.header("Content-Type", "application/soap+xml; charset=utf-8")
                    : created;
        });
        return peer.send(RawPeer.envelope(
                operation.isSoap12() ? RawPeer.SOAP12 : RawPeer.SOAP11,
                "",
                SoapRequest.wrong(operation.request(), values, change)));
    }
}
