package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The messages that the integrator's guide shows are messages of the contract. */
@Tag("LC-1103")
class IntegratorsGuideTest {

    private static final Path GUIDE = Path.of("../docs/integrators-guide.md");
    private static final Pattern MESSAGE = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

    @Test
    void showsMessagesThatTheSchemaAccepts() throws Exception {
        Schema schema = Contract.schema();
        List<String> shown = new ArrayList<>();
        Matcher messages = MESSAGE.matcher(Files.readString(GUIDE));
        while (messages.find()) {
            Element content = content(messages.group(1));
            shown.add(content.getLocalName());
            schema.newValidator().validate(new DOMSource(content));
        }

        assertThat(shown).containsExactly("submitOrder", "submitOrderResponse", "licensingFault", "changeContact");
    }

    /** What stands in the body, or in the detail of a fault. */
    private static Element content(String message) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(message.strip())));
        Element body = (Element) document.getElementsByTagNameNS("*", "Body").item(0);
        Element first = firstElement(body);
        return first.getLocalName().equals("Fault")
                ? firstElement((Element) first.getElementsByTagName("detail").item(0))
                : first;
    }

    private static Element firstElement(Element parent) {
        Node child = parent.getFirstChild();
        while (!(child instanceof Element)) {
            child = child.getNextSibling();
        }
        return (Element) child;
    }
}
