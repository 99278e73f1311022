package org.menkyo.shared.soap;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The documents of the contract, as they are published. */
final class Contract {

    static final String XS = XMLConstants.W3C_XML_SCHEMA_NS_URI;
    static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";

    static final List<String> SCHEMAS = List.of(
            "common",
            "order",
            "agreement",
            "support",
            "license",
            "information",
            "assignment",
            "permission",
            "activation",
            "phone");

    /** What is written by hand, and the WSDLs that the build makes of it. */
    private static final List<Path> FOLDERS =
            List.of(Path.of("src/main/webapp/WEB-INF/wsdl"), Path.of("target/generated-resources/bindings"));

    private Contract() {}

    static Document document(String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file(file));
    }

    private static File file(String name) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name).toFile())
                .filter(File::exists)
                .findFirst()
                .orElseThrow();
    }

    static Document schemaDocument(String name) throws Exception {
        return document(name + ".xsd");
    }

    static Schema schema() throws Exception {
        Source[] sources = SCHEMAS.stream()
                .map(name -> file(name + ".xsd"))
                .map(StreamSource::new)
                .toArray(Source[]::new);
        return SchemaFactory.newInstance(XS).newSchema(sources);
    }

    static List<String> files(String suffix) {
        return FOLDERS.stream()
                .flatMap(folder -> Stream.of(folder.toFile().listFiles()))
                .map(File::getName)
                .filter(name -> name.endsWith(suffix))
                .sorted()
                .toList();
    }

    static List<Element> elements(Document document, String namespace, String name) {
        NodeList nodes = document.getElementsByTagNameNS(namespace, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && namespace.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }
}
