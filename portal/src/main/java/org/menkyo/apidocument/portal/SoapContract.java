package org.menkyo.apidocument.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The SOAP services by their contract, the WSDL and schema documents that are published, in the parts that pages show. */
@ApplicationScoped
public class SoapContract {

    /** In the order of {@code docs/soap.md}. */
    static final List<String> SERVICES = List.of(
            "Order",
            "Agreement",
            "Support",
            "License",
            "LicenseInformation",
            "Assignment",
            "Permission",
            "Activation",
            "Phone");

    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String MESSAGE = "message";
    private static final String CODES = " Error codes: ";

    private final XmlSchemas schemas = new XmlSchemas();
    private final Map<String, SoapService> services = new LinkedHashMap<>();

    public SoapContract() {
        SERVICES.stream().map(this::read).forEach(service -> services.put(service.name(), service));
    }

    /** All services. */
    public List<SoapService> services() {
        return List.copyOf(services.values());
    }

    /** A service, by its name. */
    public Optional<SoapService> service(String name) {
        return Optional.ofNullable(services.get(name));
    }

    /** A type that messages are made of, by the name of its schema and its own. */
    public Optional<ApiObject> type(String schema, String name) {
        return schemas.type(schema, name);
    }

    private SoapService read(String name) {
        Element contract = XmlSchemas.document(name + "Port.wsdl");
        Element port =
                XmlSchemas.children(contract, WSDL, "portType").findFirst().orElseThrow();
        return new SoapService(
                name + "Service",
                documentation(contract),
                List.of("/ws/" + name + "Service", "/ws/" + name + "ServiceSoap12"),
                XmlSchemas.children(port, WSDL, "operation")
                        .map(operation -> operation(contract, operation))
                        .toList());
    }

    private SoapOperation operation(Element contract, Element operation) {
        String[] documentation = documentation(operation).split(CODES, 2);
        return new SoapOperation(
                operation.getAttribute(XmlSchemas.NAME),
                documentation[0],
                documentation.length == 1
                        ? List.of()
                        : List.of(documentation[1].replace(".", "").split(", ")),
                elements(contract, operation, "input").findFirst().orElseThrow(),
                elements(contract, operation, "output").findFirst().orElseThrow(),
                elements(contract, operation, "fault").toList());
    }

    /** The elements that the messages of an operation consist of: one each, since the style is document/literal wrapped. */
    private Stream<ApiObject> elements(Element contract, Element operation, String direction) {
        return XmlSchemas.children(operation, WSDL, direction)
                .map(message -> XmlSchemas.local(message.getAttribute(MESSAGE)))
                .map(name -> XmlSchemas.children(contract, WSDL, MESSAGE)
                        .filter(message -> message.getAttribute(XmlSchemas.NAME).equals(name))
                        .flatMap(message -> XmlSchemas.children(message, WSDL, "part"))
                        .findFirst()
                        .orElseThrow())
                .map(part -> schemas.element(part, part.getAttribute("element")));
    }

    private static String documentation(Element described) {
        return XmlSchemas.children(described, WSDL, "documentation")
                .map(XmlSchemas::text)
                .findFirst()
                .orElse("");
    }
}
