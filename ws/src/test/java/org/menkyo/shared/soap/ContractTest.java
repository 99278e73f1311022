package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.shared.soap.Contract.WSDL;
import static org.menkyo.shared.soap.Contract.XS;

import jakarta.jws.WebService;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.cxf.feature.Features;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.activation.soap.ActivationEndpoint;
import org.menkyo.activation.soap.ActivationSoap12Endpoint;
import org.menkyo.activation.soap.PhoneEndpoint;
import org.menkyo.activation.soap.PhoneSoap12Endpoint;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.agreement.soap.AgreementEndpoint;
import org.menkyo.agreement.soap.AgreementSoap12Endpoint;
import org.menkyo.due.DueKind;
import org.menkyo.entitlement.soap.LicenseEndpoint;
import org.menkyo.entitlement.soap.LicenseSoap12Endpoint;
import org.menkyo.media.MediaKind;
import org.menkyo.order.soap.OrderEndpoint;
import org.menkyo.order.soap.OrderSoap12Endpoint;
import org.menkyo.permission.PartyActivity;
import org.menkyo.permission.Performs;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.DecidePermissionRequest;
import org.menkyo.permissionrequest.RequestState;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.seat.soap.AssignmentEndpoint;
import org.menkyo.seat.soap.AssignmentSoap12Endpoint;
import org.menkyo.summary.LicenseSummaryOrder;
import org.menkyo.summary.soap.LicenseInformationEndpoint;
import org.menkyo.summary.soap.LicenseInformationSoap12Endpoint;
import org.menkyo.support.SupportCaseKind;
import org.menkyo.support.SupportCaseState;
import org.menkyo.support.soap.SupportEndpoint;
import org.menkyo.support.soap.SupportSoap12Endpoint;
import org.menkyo.usermanagement.soap.PermissionEndpoint;
import org.menkyo.usermanagement.soap.PermissionSoap12Endpoint;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The contract is of one style throughout, and what serves it fits it. */
@Tag("LC-1103")
class ContractTest {

    private static final String SOAP11 = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static final String SOAP12 = "http://schemas.xmlsoap.org/wsdl/soap12/";

    static Stream<Class<?>> endpoints() {
        return Stream.of(
                OrderEndpoint.class,
                OrderSoap12Endpoint.class,
                AgreementEndpoint.class,
                AgreementSoap12Endpoint.class,
                SupportEndpoint.class,
                SupportSoap12Endpoint.class,
                LicenseEndpoint.class,
                LicenseSoap12Endpoint.class,
                LicenseInformationEndpoint.class,
                LicenseInformationSoap12Endpoint.class,
                AssignmentEndpoint.class,
                AssignmentSoap12Endpoint.class,
                PermissionEndpoint.class,
                PermissionSoap12Endpoint.class,
                PhoneEndpoint.class,
                PhoneSoap12Endpoint.class,
                ActivationEndpoint.class,
                ActivationSoap12Endpoint.class);
    }

    @Test
    void isValidSchema() throws Exception {
        assertThat(Contract.schema()).isNotNull();
        assertThat(Contract.files(".xsd"))
                .containsExactlyInAnyOrderElementsOf(
                        Contract.SCHEMAS.stream().map(name -> name + ".xsd").toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order",
                "Agreement",
                "Support",
                "License",
                "LicenseInformation",
                "Assignment",
                "Permission",
                "Phone",
                "Activation"
            })
    @Tag("LC-1106")
    void bindsOnePortTypeToBothVersions(String name) throws Exception {
        Document port = Contract.document(name + "Port.wsdl");
        Set<String> operations = operations(Contract.elements(port, WSDL, "portType"));

        assertThat(operations).isNotEmpty();
        for (String version : List.of(SOAP11, SOAP12)) {
            Document service = Contract.document(name + "Service" + (version.equals(SOAP12) ? "Soap12" : "") + ".wsdl");
            assertThat(operations(Contract.elements(service, WSDL, "binding"))).isEqualTo(operations);
            assertThat(Contract.elements(service, version, "binding"))
                    .singleElement()
                    .satisfies(binding -> {
                        assertThat(binding.getAttribute("style")).isEqualTo("document");
                        assertThat(binding.getAttribute("transport")).isEqualTo("http://schemas.xmlsoap.org/soap/http");
                    });
            assertThat(Contract.elements(service, version, "body"))
                    .hasSize(2 * operations.size())
                    .allMatch(body -> body.getAttribute("use").equals("literal"));
            assertThat(Contract.elements(service, version, "fault")).hasSize(operations.size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order",
                "Agreement",
                "Support",
                "License",
                "LicenseInformation",
                "Assignment",
                "Permission",
                "Phone",
                "Activation"
            })
    void wrapsEachMessageInTheNameOfItsOperation(String name) throws Exception {
        Document port = Contract.document(name + "Port.wsdl");
        Map<String, Element> messages = new HashMap<>();
        Contract.elements(port, WSDL, "message")
                .forEach(message -> messages.put(message.getAttribute("name"), message));

        for (Element operation : Contract.elements(port, WSDL, "operation")) {
            String called = operation.getAttribute("name");
            assertThat(element(messages, operation, "input")).endsWith(":" + called);
            assertThat(element(messages, operation, "output")).endsWith(":" + called + "Response");
            assertThat(element(messages, operation, "fault")).isEqualTo("common:licensingFault");
        }
    }

    @Test
    void namesTheSameWordsAsTheServices() throws Exception {
        assertThat(words("common", "Program")).isEqualTo(names(Program.values()));
        assertThat(words("agreement", "ContactKind")).isEqualTo(names(ContactKind.values()));
        assertThat(words("support", "SupportCaseKind")).isEqualTo(names(SupportCaseKind.values()));
        assertThat(words("support", "SupportCaseState")).isEqualTo(names(SupportCaseState.values()));
        assertThat(words("permission", "Role")).isEqualTo(names(Role.values()));
        assertThat(words("permission", "RequestState")).isEqualTo(names(RequestState.values()));
        assertThat(words("permission", "Decision")).isEqualTo(names(DecidePermissionRequest.Decision.values()));
        assertThat(words("information", "LicenseSummaryOrder")).isEqualTo(names(LicenseSummaryOrder.values()));
        assertThat(words("information", "DueKind")).isEqualTo(names(DueKind.values()));
        assertThat(words("information", "MediaKind")).isEqualTo(names(MediaKind.values()));
        assertThat(words("activation", "Platform")).isEqualTo(names(Platform.values()));
    }

    /** The build makes types anew only if a file changed that is named in it. */
    @Test
    void isMadeAnewWithEachSchema() throws Exception {
        assertThat(Pattern.compile("<dependency>\\$\\{contract}/(.*?)</dependency>")
                        .matcher(Files.readString(Path.of("pom.xml")))
                        .results()
                        .map(dependency -> dependency.group(1)))
                .containsExactlyInAnyOrderElementsOf(Contract.files(".xsd"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isServedUnderItsOwnName(Class<?> endpoint) throws Exception {
        WebService service = endpoint.getAnnotation(WebService.class);
        Document wsdl =
                Contract.document(Path.of(service.wsdlLocation()).getFileName().toString());

        assertThat(wsdl.getDocumentElement().getAttribute("targetNamespace"))
                .isEqualTo(service.targetNamespace())
                .matches("urn:menkyo:[a-z]+:v1");
        assertThat(Contract.elements(wsdl, WSDL, "service"))
                .singleElement()
                .satisfies(element -> assertThat(element.getAttribute("name")).isEqualTo(service.serviceName()));
        assertThat(Contract.elements(wsdl, WSDL, "port"))
                .singleElement()
                .satisfies(element -> assertThat(element.getAttribute("name")).isEqualTo(service.portName()));
        assertThat(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")))
                .contains("<servlet-class>" + endpoint.getName() + "</servlet-class>")
                .contains("<url-pattern>/" + service.serviceName() + "</url-pattern>");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    @Tag("LC-303")
    void isOpenToStrangersForActivationOnly(Class<?> endpoint) throws Exception {
        boolean open = endpoint.getAnnotation(Features.class).classes()[0] == DeviceCalls.class;
        Class<?> contract =
                Class.forName(endpoint.getAnnotation(WebService.class).endpointInterface());

        for (Method operation : contract.getMethods()) {
            Performs performs = endpoint.getMethod(operation.getName(), operation.getParameterTypes())
                    .getAnnotation(Performs.class);
            assertThat(performs).as(operation.getName()).isNotNull();
            assertThat(performs.value()
                            .partyActivity()
                            .filter(PartyActivity.ACTIVATE::equals)
                            .isPresent())
                    .isEqualTo(open);
        }
    }

    private static Set<String> operations(List<Element> parents) {
        Set<String> names = new HashSet<>();
        parents.forEach(parent -> Contract.children(parent, WSDL, "operation")
                .forEach(operation -> names.add(operation.getAttribute("name"))));
        return names;
    }

    private static String element(Map<String, Element> messages, Element operation, String direction) {
        Element message = messages.get(
                local(Contract.children(operation, WSDL, direction).get(0).getAttribute("message")));
        List<Element> parts = Contract.children(message, WSDL, "part");
        assertThat(parts).hasSize(1);
        return parts.get(0).getAttribute("element");
    }

    private static Set<String> words(String schema, String type) throws Exception {
        Set<String> words = new HashSet<>();
        Contract.elements(Contract.schemaDocument(schema), XS, "simpleType").stream()
                .filter(element -> element.getAttribute("name").equals(type))
                .flatMap(element ->
                        Contract.children(
                                Contract.children(element, XS, "restriction").get(0), XS, "enumeration")
                                .stream())
                .forEach(word -> words.add(word.getAttribute("value")));
        return words;
    }

    private static Set<String> names(Enum<?>[] constants) {
        Set<String> names = new HashSet<>();
        Stream.of(constants).forEach(constant -> names.add(constant.name()));
        return names;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
