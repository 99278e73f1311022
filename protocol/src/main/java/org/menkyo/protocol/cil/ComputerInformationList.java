package org.menkyo.protocol.cil;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A computer information list (VA-404): an XML document by {@code computer-information-list-1.xsd}, which lies beside this
 * class. It never holds a whole product key.
 *
 * <p>The document itself is kept, so that completing a list keeps what a later version added and this one does not know:
 * elements and attributes of other namespaces. Instances do not change.
 */
public final class ComputerInformationList {

    /** The namespace of version 1 and what is added to it. */
    public static final String NAMESPACE = "urn:menkyo:computer-information-list:1";

    /** The version that is written. */
    public static final String VERSION = "1.0";

    /** The greatest length of a list in bytes: enough for more than 30,000 computers. */
    public static final int MAX_LENGTH = 32 * 1024 * 1024;

    private static final Schema SCHEMA = loadSchema();

    private final Document document;

    /**
     * What came of the attempt to activate a computer.
     *
     * @param result {@link ComputerInformation#ACTIVATED} or the code of the error
     * @param confirmationId for an activated computer
     */
    public record Completion(String result, Optional<ConfirmationId> confirmationId) {}

    private ComputerInformationList(Document document) {
        this.document = document;
    }

    /** The schema, for other programs. */
    public static URL schema() {
        return ComputerInformationList.class.getResource("computer-information-list-1.xsd");
    }

    /**
     * A new list.
     *
     * @param withPersonalData whether names of computers are written
     * @throws IllegalArgumentException if two computers have the same installation ID, or a name is too long
     */
    public static ComputerInformationList of(
            List<ComputerInformation> computers, Instant collectedAt, boolean withPersonalData) {
        Document document = SafeXml.create();
        Element root = document.createElementNS(NAMESPACE, "computerInformationList");
        document.appendChild(root);
        root.setAttribute("version", VERSION);
        root.setAttribute(
                "collectedAt", collectedAt.truncatedTo(ChronoUnit.SECONDS).toString());
        root.setAttribute("personalData", Boolean.toString(withPersonalData));
        for (ComputerInformation computer : computers) {
            root.appendChild(element(document, computer, withPersonalData));
        }
        try {
            check(document);
        } catch (CilFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return new ComputerInformationList(document);
    }

    /**
     * Reads a list of version 1.x.
     *
     * @throws CilFormatException if it is none, naming what is wrong
     */
    public static ComputerInformationList parse(byte[] xml) throws CilFormatException {
        if (xml.length > MAX_LENGTH) {
            throw new CilFormatException("the list is longer than " + MAX_LENGTH + " bytes");
        }
        Document document;
        try {
            document = SafeXml.parse(xml);
        } catch (SAXException e) {
            throw new CilFormatException(
                    "the list is not well-formed XML without a document type: " + e.getMessage(), e);
        }
        Element root = document.getDocumentElement();
        if (!NAMESPACE.equals(root.getNamespaceURI())) {
            throw new CilFormatException("this is no computer information list of version 1");
        }
        check(document);
        ComputerInformationList list = new ComputerInformationList(document);
        try {
            list.computers();
        } catch (IllegalArgumentException e) {
            throw new CilFormatException(e.getMessage(), e);
        }
        return list;
    }

    /** The computers in their order. */
    public List<ComputerInformation> computers() {
        return elements(document).stream()
                .map(ComputerInformationList::computer)
                .toList();
    }

    /** The list's version, for example {@code 1.0}. */
    public String version() {
        return document.getDocumentElement().getAttribute("version");
    }

    /** Whether the list may hold names of computers. */
    public boolean hasPersonalData() {
        return document.getDocumentElement().getAttribute("personalData").matches("true|1");
    }

    /** The list with what came of attempts; a confirmation ID that a computer has stays when a later attempt fails. */
    public ComputerInformationList completed(Map<InstallationId, Completion> completions) {
        Document copy = copy();
        for (Element computer : elements(copy)) {
            Completion completion = completions.get(installationId(computer));
            if (completion != null) {
                completion.confirmationId().ifPresent(id -> set(computer, "confirmationId", id.formatted(), "result"));
                set(computer, "result", completion.result(), null);
            }
        }
        return new ComputerInformationList(copy);
    }

    /** When the list was collected; in UTC where the list names no time zone. */
    public Instant collectedAt() {
        XMLGregorianCalendar time = DatatypeFactory.newDefaultInstance()
                .newXMLGregorianCalendar(document.getDocumentElement()
                        .getAttribute("collectedAt")
                        .strip());
        if (time.getTimezone() == DatatypeConstants.FIELD_UNDEFINED) {
            time.setTimezone(0);
        }
        return time.toGregorianCalendar().toInstant();
    }

    /**
     * The list with the computers of another one. Of a computer that is in both, the list that was collected later describes
     * it; a confirmation ID that it has in either stays, and so does what a later version added.
     */
    public ComputerInformationList merged(ComputerInformationList other) {
        boolean later = !other.collectedAt().isBefore(collectedAt());
        Document copy = copy();
        Element root = copy.getDocumentElement();
        Map<InstallationId, Element> there = new HashMap<>();
        elements(copy).forEach(computer -> there.put(installationId(computer), computer));
        Node unknown = children(root).stream()
                .filter(element -> !isOurs(element, "computer"))
                .findFirst()
                .orElse(null);
        for (Element computer : elements(other.document)) {
            Element known = there.get(installationId(computer));
            if (known == null) {
                root.insertBefore(copy.importNode(computer, true), unknown);
            } else {
                merge(known, computer, later);
            }
        }
        if (later) {
            root.setAttribute("collectedAt", other.document.getDocumentElement().getAttribute("collectedAt"));
        }
        root.setAttribute("personalData", Boolean.toString(hasPersonalData() || other.hasPersonalData()));
        return new ComputerInformationList(copy);
    }

    /** The list with the confirmation IDs that another one has of its computers; none is added. */
    public ComputerInformationList knowing(ComputerInformationList other) {
        Map<InstallationId, Completion> known = new HashMap<>();
        for (ComputerInformation computer : other.computers()) {
            if (computer.confirmationId().isPresent()) {
                known.put(
                        computer.installationId(),
                        new Completion(ComputerInformation.ACTIVATED, computer.confirmationId()));
            }
        }
        return completed(known);
    }

    private static void merge(Element known, Element other, boolean later) {
        if (later) {
            text(other, "name").ifPresent(name -> set(known, "name", name, "edition"));
            for (String described : List.of("licenseState", "remainingMinutes", "productKey")) {
                set(known, described, text(other, described).orElseThrow(), null);
            }
        }
        boolean confirmed = child(known, "confirmationId").isPresent();
        text(other, "confirmationId")
                .filter(id -> !confirmed)
                .ifPresent(id -> set(known, "confirmationId", id, "result"));
        boolean takesResult =
                !confirmed && (later || child(other, "confirmationId").isPresent());
        text(other, "result").filter(result -> takesResult).ifPresent(result -> set(known, "result", result, null));
        for (Element added : children(other)) {
            boolean isNew = !NAMESPACE.equals(added.getNamespaceURI())
                    && children(known).stream()
                            .noneMatch(child -> Objects.equals(child.getNamespaceURI(), added.getNamespaceURI())
                                    && child.getLocalName().equals(added.getLocalName()));
            if (isNew) {
                known.appendChild(known.getOwnerDocument().importNode(added, true));
            }
        }
    }

    /** The list without names, and without all that this version does not know, which may hold some. */
    public ComputerInformationList withoutPersonalData() {
        Document copy = copy();
        Element root = copy.getDocumentElement();
        removeUnknown(root);
        for (Element computer : elements(copy)) {
            removeUnknown(computer);
            child(computer, "name").ifPresent(computer::removeChild);
        }
        root.setAttribute("personalData", "false");
        return new ComputerInformationList(copy);
    }

    /** The document in UTF-8. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            SafeXml.write(document, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Document copy() {
        return (Document) document.cloneNode(true);
    }

    private static Element element(Document document, ComputerInformation computer, boolean withPersonalData) {
        Element element = document.createElementNS(NAMESPACE, "computer");
        element.setAttribute("installationId", computer.installationId().formatted());
        if (withPersonalData) {
            computer.name().ifPresent(name -> append(element, "name", name));
        }
        append(element, "edition", computer.editionName()).setAttribute("code", "" + computer.editionCode());
        append(element, "licenseState", computer.licenseState().name());
        append(element, "remainingMinutes", "" + computer.remainingMinutes());
        append(element, "productKey", computer.maskedKey());
        computer.confirmationId().ifPresent(id -> append(element, "confirmationId", id.formatted()));
        computer.result().ifPresent(result -> append(element, "result", result));
        return element;
    }

    private static ComputerInformation computer(Element element) {
        Element edition = child(element, "edition").orElseThrow();
        InstallationId installationId = installationId(element);
        if (Integer.parseInt(edition.getAttribute("code").strip()) != installationId.editionCode()) {
            throw new IllegalArgumentException(
                    "the edition of a computer is another one than in its installation ID " + installationId);
        }
        return new ComputerInformation(
                text(element, "name"),
                edition.getTextContent(),
                LicenseState.valueOf(text(element, "licenseState").orElseThrow()),
                (int) Math.min(
                        Integer.MAX_VALUE,
                        Long.parseLong(
                                text(element, "remainingMinutes").orElseThrow().strip())),
                text(element, "productKey").orElseThrow(),
                installationId,
                text(element, "confirmationId").map(ConfirmationId::parse),
                text(element, "result"));
    }

    private static InstallationId installationId(Element computer) {
        return InstallationId.parse(computer.getAttribute("installationId"));
    }

    private static List<Element> elements(Document document) {
        return children(document.getDocumentElement()).stream()
                .filter(element -> isOurs(element, "computer"))
                .toList();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> isOurs(element, name))
                .findFirst();
    }

    private static boolean isOurs(Element element, String name) {
        return NAMESPACE.equals(element.getNamespaceURI())
                && element.getLocalName().equals(name);
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(Element::getTextContent);
    }

    private static Element append(Element parent, String name, String text) {
        Element element = parent.getOwnerDocument().createElementNS(NAMESPACE, name);
        element.setTextContent(text);
        parent.appendChild(element);
        return element;
    }

    /** Replaces a child's text, or puts a new child where the schema wants it: ahead of the named one or of the unknown. */
    private static void set(Element parent, String name, String text, String ahead) {
        Optional<Element> there = child(parent, name);
        if (there.isPresent()) {
            there.get().setTextContent(text);
            return;
        }
        Element fresh = parent.getOwnerDocument().createElementNS(NAMESPACE, name);
        fresh.setPrefix(parent.getPrefix());
        fresh.setTextContent(text);
        Node next = children(parent).stream()
                .filter(element -> !NAMESPACE.equals(element.getNamespaceURI())
                        || element.getLocalName().equals(ahead))
                .findFirst()
                .orElse(null);
        parent.insertBefore(fresh, next);
    }

    private static void removeUnknown(Element parent) {
        for (Element element : children(parent)) {
            if (!NAMESPACE.equals(element.getNamespaceURI())) {
                parent.removeChild(element);
            }
        }
        List<Node> unknown = new ArrayList<>();
        for (int i = 0; i < parent.getAttributes().getLength(); i++) {
            Node attribute = parent.getAttributes().item(i);
            boolean declaration = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
            if (attribute.getNamespaceURI() != null && !declaration) {
                unknown.add(attribute);
            }
        }
        unknown.forEach(attribute ->
                parent.getAttributes().removeNamedItemNS(attribute.getNamespaceURI(), attribute.getLocalName()));
        for (Node node = parent.getFirstChild(); node != null; ) {
            Node next = node.getNextSibling();
            if (node.getNodeType() == Node.COMMENT_NODE || node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                parent.removeChild(node);
            }
            node = next;
        }
    }

    private static void check(Document document) throws CilFormatException {
        Validator validator = SCHEMA.newValidator();
        validator.setErrorHandler(SafeXml.strict());
        try {
            validator.validate(new DOMSource(document));
        } catch (SAXException | IOException e) {
            throw new CilFormatException("the list is not as its schema says: " + e.getMessage(), e);
        }
    }

    private static Schema loadSchema() {
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(schema());
        } catch (SAXException e) {
            throw new IllegalStateException("the schema of computer information lists is wrong", e);
        }
    }
}
