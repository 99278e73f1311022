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

    static final List<String> SCHEMAS =
            List.of("common", "order", "agreement", "support", "license", "permission", "activation", "phone");

    private static final Path FOLDER = Path.of("src/main/webapp/WEB-INF/wsdl");

    private Contract() {}

    static Document document(String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(FOLDER.resolve(file).toFile());
    }

    static Document schemaDocument(String name) throws Exception {
        return document(name + ".xsd");
    }

    static Schema schema() throws Exception {
        Source[] sources = SCHEMAS.stream()
                .map(name -> FOLDER.resolve(name + ".xsd").toFile())
                .map(StreamSource::new)
                .toArray(Source[]::new);
        return SchemaFactory.newInstance(XS).newSchema(sources);
    }

    static List<String> files(String suffix) {
        return Stream.of(FOLDER.toFile().listFiles())
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
