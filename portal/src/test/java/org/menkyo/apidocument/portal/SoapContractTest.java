package org.menkyo.apidocument.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract as it is published is shown as a whole. */
class SoapContractTest {

    private static final Path PUBLISHED = Path.of("target/classes/META-INF/soap");
    private static final String TYPES = "/interfaces/soap/types/";

    private final SoapContract contract = new SoapContract();

    private static List<Path> published(String ending) throws IOException {
        try (Stream<Path> files = Files.list(PUBLISHED)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void eachDocumentIsRead() throws IOException {
        assertThat(published("Port.wsdl"))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(SoapContract.SERVICES.stream()
                        .map(name -> name + "Port.wsdl")
                        .toList());
        assertThat(published(".xsd"))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(
                        XmlSchemas.FILES.stream().map(name -> name + ".xsd").toList());
    }

    @Test
    void eachOperationIsShown() throws IOException {
        int operations = 0;
        for (Path file : published("Port.wsdl")) {
            operations += Files.readString(file).split("<wsdl:operation ", -1).length - 1;
        }

        assertThat(contract.services().stream().flatMap(service -> service.operations().stream()))
                .hasSize(operations)
                .allSatisfy(operation -> {
                    assertThat(operation.description()).isNotEmpty().doesNotContain("Error codes");
                    assertThat(operation.errorCodes()).isNotEmpty().allMatch(code -> code.matches("[A-Z0-9_]+"));
                    assertThat(operation.input().name()).isEqualTo(operation.name());
                    assertThat(operation.output().name()).isEqualTo(operation.name() + "Response");
                    assertThat(operation.faults()).extracting(ApiObject::name).containsExactly("licensingFault");
                });
    }

    @Test
    void eachTypeThatIsNamedHasAPage() {
        Set<String> seen = new HashSet<>();
        contract.services().stream()
                .flatMap(service -> service.operations().stream())
                .flatMap(operation ->
                        Stream.concat(Stream.of(operation.input(), operation.output()), operation.faults().stream()))
                .forEach(message -> look(message, seen));

        assertThat(seen).hasSizeGreaterThan(80).contains(TYPES + "common/Word", TYPES + "support/SupportCaseView");
    }

    private void look(ApiObject object, Set<String> seen) {
        for (ApiField field : object.fields()) {
            assertThat(field.type().name()).as("type of %s", field.name()).isNotEmpty();
            String page = field.type().page();
            if (page != null && seen.add(page)) {
                String[] name = page.substring(TYPES.length()).split("/");
                look(contract.type(name[0], name[1]).orElseThrow(() -> new AssertionError(page)), seen);
            }
        }
    }

    @Test
    void anOperationIsShownWithItsElements() {
        SoapService service = contract.service("SupportService").orElseThrow();
        SoapOperation operation = service.operations().stream()
                .filter(found -> found.name().equals("getSupportCase"))
                .findFirst()
                .orElseThrow();

        assertThat(service.addresses()).containsExactly("/ws/SupportService", "/ws/SupportServiceSoap12");
        assertThat(operation.description()).isEqualTo("One support case with all that was written and done.");
        assertThat(operation.errorCodes()).contains("NOT_FOUND", "INVALID_INPUT");
        ApiObject view = contract.type("support", "SupportCaseView").orElseThrow();
        assertThat(view.fields().get(1))
                .isEqualTo(new ApiField(
                        "reference", null, new ApiType("string", false, null), false, "", "Your own number of it."));
        assertThat(view.fields())
                .filteredOn(field -> field.name().equals("changes"))
                .extracting(ApiField::type)
                .containsExactly(new ApiType("AgreementChangeView", true, TYPES + "agreement/AgreementChangeView"));
        assertThat(contract.type("support", "SupportCaseKind").orElseThrow().words())
                .contains("CONTACT_CHANGE");
        assertThat(contract.type("common", "Uuid").orElseThrow().limits()).startsWith("token, pattern [0-9a-fA-F]");
        assertThat(contract.type("support", "None")).isEmpty();
        assertThat(contract.service("None")).isEmpty();
    }
}
