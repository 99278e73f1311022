package org.menkyo.it.demo;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An answer over SOAP.
 *
 * @param call the operation
 * @param status the HTTP status: 200, or 500 with a fault
 * @param body the whole envelope as text
 */
public record SoapAnswer(String call, int status, String body) {

    /** @throws DemoFailedException if the answer is a fault */
    public SoapAnswer expectResult() {
        if (status != 200) {
            throw new DemoFailedException("%s was answered with %d instead of a result%s."
                    .formatted(
                            call,
                            status,
                            first("faultstring").map(text -> ": " + text).orElse("")));
        }
        return this;
    }

    /** The text of the first element with this local name. */
    public String text(String name) {
        return first(name)
                .orElseThrow(() -> new DemoFailedException("The answer to " + call + " has no \"" + name + "\"."));
    }

    /** The time in the first element with this local name. */
    public Instant time(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new DemoFailedException("In the answer to " + call + " \"" + name + "\" is no time.", malformed);
        }
    }

    /** The texts of all elements with this local name. */
    public List<String> all(String name) {
        NodeList nodes = document().getElementsByTagNameNS("*", name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }

    private Optional<String> first(String name) {
        return all(name).stream().filter(text -> !text.isEmpty()).findFirst();
    }

    private Document document() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
        } catch (ParserConfigurationException | IOException | SAXException malformed) {
            throw new DemoFailedException(call + " was answered with something that is no XML.", malformed);
        }
    }
}
