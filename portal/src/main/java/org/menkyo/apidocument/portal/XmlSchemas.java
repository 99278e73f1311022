package org.menkyo.apidocument.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The schemas of the SOAP messages, which the build brings along: sequences of elements, and restrictions of simple types. */
final class XmlSchemas {

    static final String NAME = "name";

    static final List<String> FILES = List.of(
            "activation",
            "agreement",
            "assignment",
            "common",
            "information",
            "license",
            "order",
            "permission",
            "phone",
            "support");

    private static final String FOLDER = "/META-INF/soap/";
    private static final String XSD = XMLConstants.W3C_XML_SCHEMA_NS_URI;
    private static final String TYPE = "type";
    private static final String BASE = "base";
    private static final String VALUE = "value";
    private static final List<String> LIMITS =
            List.of("length", "minLength", "maxLength", "minInclusive", "maxInclusive", "pattern");

    /** The roots of the schemas, by their names. */
    private final Map<String, Element> schemas = new LinkedHashMap<>();

    /** The names of the schemas, by their namespaces. */
    private final Map<String, String> names = new LinkedHashMap<>();

    XmlSchemas() {
        for (String file : FILES) {
            Element schema = document(file + ".xsd");
            schemas.put(file, schema);
            names.put(schema.getAttribute("targetNamespace"), file);
        }
    }

    /** The root of one of the documents. */
    static Element document(String file) {
        try (InputStream stored = XmlSchemas.class.getResourceAsStream(FOLDER + file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(stored).getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file, e);
        }
    }

    /** The elements of a name that stand directly in another one. */
    static Stream<Element> children(Element parent, String namespace, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE
                        && namespace.equals(node.getNamespaceURI())
                        && name.equals(node.getLocalName()))
                .map(Element.class::cast);
    }

    /** The text of an element on one line. */
    static String text(Element element) {
        return element.getTextContent().strip().replaceAll("\\s+", " ");
    }

    /** A qualified name without its prefix. */
    static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1);
    }

    /**
     * A global element that messages are.
     *
     * @param place where its name stands, by which the prefix is known
     */
    ApiObject element(Element place, String qualified) {
        Element schema = schemas.get(schemaOf(place, qualified).orElseThrow());
        Element element = global(schema, "element", local(qualified)).orElseThrow();
        String type = element.getAttribute(TYPE);
        if (type.isEmpty()) {
            return object(
                    local(qualified),
                    children(element, XSD, "complexType").findFirst().orElseThrow());
        }
        ApiObject typed =
                type(schemaOf(element, type).orElseThrow(), local(type)).orElseThrow();
        return new ApiObject(local(qualified), typed.description(), typed.limits(), typed.fields(), typed.words());
    }

    /** A type, by the name of its schema and its own. */
    Optional<ApiObject> type(String schema, String name) {
        return Optional.ofNullable(schemas.get(schema))
                .flatMap(root -> Stream.of("complexType", "simpleType")
                        .flatMap(kind -> global(root, kind, name).stream())
                        .findFirst())
                .map(type -> object(name, type));
    }

    private static Optional<Element> global(Element schema, String kind, String name) {
        return children(schema, XSD, kind)
                .filter(candidate -> candidate.getAttribute(NAME).equals(name))
                .findFirst();
    }

    private ApiObject object(String name, Element type) {
        return new ApiObject(
                name,
                documentation(type),
                children(type, XSD, "restriction")
                        .map(restriction -> Stream.of(base(restriction), limits(restriction))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining()),
                children(type, XSD, "sequence")
                        .flatMap(sequence -> children(sequence, XSD, "element"))
                        .map(this::field)
                        .toList(),
                children(type, XSD, "restriction")
                        .flatMap(restriction -> children(restriction, XSD, "enumeration"))
                        .map(word -> word.getAttribute(VALUE))
                        .toList());
    }

    private ApiField field(Element element) {
        // Most types have a name; the others are simple ones with limits of their own.
        Optional<Element> restriction = children(element, XSD, "simpleType")
                .flatMap(type -> children(type, XSD, "restriction"))
                .findFirst();
        String type = restriction.map(found -> found.getAttribute(BASE)).orElseGet(() -> element.getAttribute(TYPE));
        String page = schemaOf(element, type)
                .map(schema -> "/interfaces/soap/types/" + schema + '/' + local(type))
                .orElse(null);
        return new ApiField(
                element.getAttribute(NAME),
                null,
                new ApiType(local(type), !Set.of("", "1").contains(element.getAttribute("maxOccurs")), page),
                !element.getAttribute("minOccurs").equals("0"),
                restriction.map(XmlSchemas::limits).orElse(""),
                documentation(element));
    }

    /** The schema that a qualified name is of; empty for the types that all schemas have. */
    private Optional<String> schemaOf(Element place, String qualified) {
        String prefix = qualified.substring(0, qualified.indexOf(':'));
        return Optional.ofNullable(names.get(place.lookupNamespaceURI(prefix)));
    }

    private static String documentation(Element described) {
        return children(described, XSD, "annotation")
                .flatMap(annotation -> children(annotation, XSD, "documentation"))
                .map(XmlSchemas::text)
                .collect(Collectors.joining(" "));
    }

    private static String base(Element restriction) {
        return local(restriction.getAttribute(BASE));
    }

    /** What else the values of a simple type keep to. */
    private static String limits(Element restriction) {
        return LIMITS.stream()
                .flatMap(facet ->
                        children(restriction, XSD, facet).map(found -> facet + " " + found.getAttribute(VALUE)))
                .collect(Collectors.joining(", "));
    }
}
