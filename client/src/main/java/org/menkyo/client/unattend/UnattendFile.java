package org.menkyo.client.unattend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.menkyo.protocol.cil.SafeXml;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * An answer file for automated installation, into whose {@code specialize} pass a MAK is written and from which it is
 * removed again (VA-408). All else in the file stays as it is.
 *
 * <p>The file has the root {@code unattend} with elements {@code settings} for the passes, each with elements {@code
 * component}; the key stands in {@code ProductKey} of the component {@value #COMPONENT}. Instances do not change.
 */
public final class UnattendFile {

    /** The component that the key is for. */
    public static final String COMPONENT = "Microsoft-Windows-Shell-Setup";

    private static final String PASS = "specialize";
    private static final String KEY_ELEMENT = "ProductKey";

    private final Document document;

    private UnattendFile(Document document) {
        this.document = document;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is no answer file, or has a document type
     */
    public static UnattendFile parse(byte[] xml) {
        Document document;
        try {
            document = SafeXml.parse(xml);
        } catch (SAXException e) {
            throw new IllegalArgumentException("this is not well-formed XML without a document type", e);
        }
        if (!"unattend".equals(document.getDocumentElement().getLocalName())) {
            throw new IllegalArgumentException("this is no answer file: its root is not «unattend»");
        }
        return new UnattendFile(document);
    }

    /**
     * The file with this key in the {@code specialize} pass, in place of one that is there.
     *
     * @throws IllegalArgumentException if the key is no MAK
     */
    public UnattendFile withKey(ProductKey key) {
        if (key.type() != KeyType.MAK) {
            throw new IllegalArgumentException("only a multiple activation key belongs into an answer file");
        }
        UnattendFile copy = copy();
        List<Element> components = copy.components();
        if (components.isEmpty()) {
            components = List.of(copy.newComponent());
        }
        for (Element component : components) {
            List<Element> there = children(component, KEY_ELEMENT);
            Element element = there.isEmpty() ? append(component, KEY_ELEMENT) : there.get(0);
            element.setTextContent(key.formatted());
            there.stream().skip(1).forEach(component::removeChild);
        }
        return copy;
    }

    /** The file without a key in the {@code specialize} pass, and without a component that held nothing else. */
    public UnattendFile withoutKey() {
        UnattendFile copy = copy();
        for (Element component : copy.components()) {
            List<Element> keys = children(component, KEY_ELEMENT);
            keys.forEach(component::removeChild);
            if (!keys.isEmpty()) {
                removeIfEmpty(component);
            }
        }
        return copy;
    }

    /** Whether a key stands in the {@code specialize} pass. */
    public boolean hasKey() {
        return components().stream()
                .anyMatch(component -> !children(component, KEY_ELEMENT).isEmpty());
    }

    /** The file in UTF-8. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            SafeXml.write(document, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private UnattendFile copy() {
        return new UnattendFile((Document) document.cloneNode(true));
    }

    private List<Element> components() {
        return children(document.getDocumentElement(), "settings").stream()
                .filter(settings -> settings.getAttribute("pass").equals(PASS))
                .flatMap(settings -> children(settings, "component").stream())
                .filter(component -> component.getAttribute("name").equals(COMPONENT))
                .toList();
    }

    private Element newComponent() {
        Element root = document.getDocumentElement();
        Element settings = children(root, "settings").stream()
                .filter(there -> there.getAttribute("pass").equals(PASS))
                .findFirst()
                .orElseGet(() -> {
                    Element fresh = append(root, "settings");
                    fresh.setAttribute("pass", PASS);
                    return fresh;
                });
        Element component = append(settings, "component");
        component.setAttribute("name", COMPONENT);
        component.setAttribute("processorArchitecture", "amd64");
        component.setAttribute("publicKeyToken", "31bf3856ad364e35");
        component.setAttribute("language", "neutral");
        component.setAttribute("versionScope", "nonSxS");
        return component;
    }

    private static void removeIfEmpty(Element element) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            boolean blank = node.getNodeType() == Node.TEXT_NODE
                    && node.getTextContent().isBlank();
            if (!blank) {
                return;
            }
        }
        Element parent = (Element) element.getParentNode();
        parent.removeChild(element);
        if (parent.getLocalName().equals("settings")) {
            removeIfEmpty(parent);
        }
    }

    private static Element append(Element parent, String name) {
        Element fresh = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), name);
        fresh.setPrefix(parent.getPrefix());
        parent.appendChild(fresh);
        return fresh;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                children.add(element);
            }
        }
        return children;
    }
}
