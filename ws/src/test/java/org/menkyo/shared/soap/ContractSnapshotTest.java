package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.shared.soap.Contract.WSDL;
import static org.menkyo.shared.soap.Contract.XS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.error.ErrorCode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The contract and the error codes beside what they were before. Within v1 nothing of {@code contract-v1.txt} is ever changed or
 * taken away; what may be added to it stands in {@code docs/soap.md}.
 */
@Tag("LC-1109")
class ContractSnapshotTest {

    private static final Path KEPT = Path.of("src/test/resources/org/menkyo/shared/soap/contract-v1.txt");
    private static final Path NOW = Path.of("target/contract-v1.txt");

    private final SortedSet<String> lines = new TreeSet<>();

    @Test
    void isWhatItWas() throws Exception {
        for (String file : Contract.files(".wsdl")) {
            describeOperations(file.replace(".wsdl", ""), Contract.document(file));
        }
        for (String schema : Contract.SCHEMAS) {
            describeSchema(schema, Contract.schemaDocument(schema));
        }
        Stream.of(ErrorCode.values()).forEach(code -> lines.add("code " + code.name()));
        Stream.of(SoapError.values()).forEach(code -> lines.add("code " + code.name()));
        Files.write(NOW, lines);

        assertThat(lines)
                .as("the contract as %s describes it; if each difference is allowed, copy that file to %s", NOW, KEPT)
                .containsExactlyElementsOf(Files.readAllLines(KEPT));
    }

    private void describeOperations(String file, Document document) {
        Contract.elements(document, WSDL, "message")
                .forEach(message -> Contract.children(message, WSDL, "part")
                        .forEach(part -> lines.add("message " + file + "." + message.getAttribute("name") + " = "
                                + part.getAttribute("element"))));
        for (String kind : List.of("portType", "binding")) {
            for (Element parent : Contract.elements(document, WSDL, kind)) {
                for (Element operation : Contract.children(parent, WSDL, "operation")) {
                    lines.add(kind + " " + file + "." + operation.getAttribute("name") + directions(operation)
                            + action(operation));
                }
            }
        }
        Contract.elements(document, WSDL, "port")
                .forEach(port -> lines.add(
                        "port " + file + "." + port.getAttribute("name") + " = " + port.getAttribute("binding")));
    }

    private static String directions(Element operation) {
        return Stream.of("input", "output", "fault")
                .flatMap(direction -> Contract.children(operation, WSDL, direction).stream())
                .map(direction -> " " + direction.getLocalName() + " " + direction.getAttribute("message"))
                .collect(Collectors.joining())
                .stripTrailing();
    }

    private static String action(Element operation) {
        for (Node node = operation.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.hasAttribute("soapAction")) {
                return " action " + element.getAttribute("soapAction");
            }
        }
        return "";
    }

    private void describeSchema(String schema, Document document) {
        for (Node node = document.getDocumentElement().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element definition && definition.hasAttribute("name")) {
                describe(schema + ":" + definition.getAttribute("name"), definition);
            }
        }
    }

    private void describe(String name, Element definition) {
        switch (definition.getLocalName()) {
            case "element" -> lines.add("element " + name + " = " + definition.getAttribute("type"));
            case "simpleType" -> lines.add("type " + name + restriction(definition));
            default -> {
                lines.add("type " + name);
                for (Element sequence : Contract.children(definition, XS, "sequence")) {
                    int place = 0;
                    for (Element child : Contract.children(sequence, XS, "element")) {
                        lines.add("type " + name + String.format(Locale.ROOT, " %02d ", place++)
                                + child.getAttribute("name") + " "
                                + child.getAttribute("type")
                                + Contract.children(child, XS, "simpleType").stream()
                                        .map(ContractSnapshotTest::restriction)
                                        .collect(Collectors.joining())
                                + occurs(child));
                    }
                    Contract.children(sequence, XS, "any")
                            .forEach(any -> lines.add("type " + name + " any " + any.getAttribute("namespace") + " "
                                    + any.getAttribute("processContents") + occurs(any)));
                }
            }
        }
    }

    private static String occurs(Element element) {
        return " " + (element.hasAttribute("minOccurs") ? element.getAttribute("minOccurs") : "1") + ".."
                + (element.hasAttribute("maxOccurs") ? element.getAttribute("maxOccurs") : "1");
    }

    private static String restriction(Element simpleType) {
        Element restriction = Contract.children(simpleType, XS, "restriction").get(0);
        List<String> facets = new ArrayList<>();
        for (Node node = restriction.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element facet && facet.hasAttribute("value")) {
                facets.add(facet.getLocalName() + " " + facet.getAttribute("value"));
            }
        }
        return " of " + restriction.getAttribute("base")
                + (facets.isEmpty() ? "" : " with " + String.join(", ", facets));
    }
}
