package org.menkyo.it.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** All that the WSDLs and schemas of the built application say of requests. */
public final class SoapContract {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String FOLDER = "WEB-INF/wsdl/";

    private final Map<String, Document> documents = new TreeMap<>();
    private final Map<String, Element> types = new HashMap<>();
    private final Map<String, Element> roots = new HashMap<>();

    private SoapContract(String application) {
        try (ZipFile enterprise = new ZipFile(application);
                InputStream stream = enterprise.getInputStream(enterprise.getEntry("menkyo-ws.war"));
                ZipInputStream web = new ZipInputStream(stream)) {
            for (ZipEntry entry = web.getNextEntry(); entry != null; entry = web.getNextEntry()) {
                if (entry.getName().startsWith(FOLDER) && !entry.isDirectory()) {
                    documents.put(entry.getName().substring(FOLDER.length()), read(web.readAllBytes()));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        documents.forEach((file, document) -> {
            if (file.endsWith(".xsd")) {
                index(document.getDocumentElement());
            }
        });
    }

    /** The contract of the application that the tests run. */
    public static SoapContract built() {
        return new SoapContract(System.getProperty("menkyo.it.application"));
    }

    /**
     * An operation at one endpoint.
     *
     * @param service the endpoint, which is the name of its WSDL
     * @param request the element of the request
     */
    public record Operation(String service, String name, SoapField request) {

        /** Whether the endpoint speaks SOAP 1.2, and not 1.1. */
        public boolean isSoap12() {
            return service.endsWith("Soap12");
        }

        @Override
        public String toString() {
            return service + " " + name;
        }
    }

    /** Each operation of each WSDL. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        documents.forEach((file, document) -> {
            Element definitions = document.getDocumentElement();
            for (Element binding : children(definitions, WSDL, "binding")) {
                for (Element operation : children(binding, WSDL, "operation")) {
                    String name = operation.getAttribute("name");
                    Element root = roots.get("{" + definitions.getAttribute("targetNamespace") + "}" + name);
                    operations.add(new Operation(file.replace(".wsdl", ""), name, field(root)));
                }
            }
        });
        return operations;
    }

    private void index(Element schema) {
        String namespace = "{" + schema.getAttribute("targetNamespace") + "}";
        for (Node node = schema.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.hasAttribute("name")) {
                (element.getLocalName().equals("element") ? roots : types)
                        .put(namespace + element.getAttribute("name"), element);
            }
        }
    }

    private SoapField field(Element element) {
        Element schema = element.getOwnerDocument().getDocumentElement();
        Element type = element.hasAttribute("type")
                ? types.get(resolve(schema, element.getAttribute("type")))
                : children(element, XS, "simpleType").get(0);
        List<SoapField> inner = new ArrayList<>();
        Map<String, String> facets = new HashMap<>();
        List<String> words = new ArrayList<>();
        String base = element.getAttribute("type");
        if (type != null && type.getLocalName().equals("complexType")) {
            base = "";
            for (Element sequence : children(type, XS, "sequence")) {
                children(sequence, XS, "element").forEach(child -> inner.add(field(child)));
            }
        } else if (type != null) {
            Element restriction = children(type, XS, "restriction").get(0);
            base = restriction.getAttribute("base");
            for (Node node = restriction.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element facet && facet.getLocalName().equals("enumeration")) {
                    words.add(facet.getAttribute("value"));
                } else if (node instanceof Element facet) {
                    facets.put(facet.getLocalName(), facet.getAttribute("value"));
                }
            }
        }
        return new SoapField(
                schema.getAttribute("targetNamespace"),
                element.getAttribute("name"),
                base.replace("xs:", ""),
                occurs(element, "minOccurs"),
                occurs(element, "maxOccurs"),
                facets,
                words,
                documentation(element),
                inner);
    }

    private static int occurs(Element element, String attribute) {
        String value = element.getAttribute(attribute);
        return value.isEmpty() ? 1 : value.equals("unbounded") ? Integer.MAX_VALUE : Integer.parseInt(value);
    }

    private static String documentation(Element element) {
        return children(element, XS, "annotation").stream()
                .map(annotation -> annotation.getTextContent().strip().replaceAll("\\s+", " "))
                .findFirst()
                .orElse("");
    }

    private static String resolve(Element schema, String qualified) {
        String[] parts = qualified.split(":");
        return "{" + schema.lookupNamespaceURI(parts[0]) + "}" + parts[1];
    }

    private static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && namespace.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static Document read(byte[] document) {
        return RawPeer.document(new String(document, StandardCharsets.UTF_8));
    }
}
