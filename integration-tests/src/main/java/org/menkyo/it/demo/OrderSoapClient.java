package org.menkyo.it.demo;

import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Submits orders by SOAP 1.1, as a distributor's system does. */
public final class OrderSoapClient {

    /**
     * An order as its distributor writes it; nothing is checked here.
     *
     * @param organization identifier of the organization
     * @param endCustomerEmails one contact each
     */
    public record Order(String orderNumber, String organization, List<String> endCustomerEmails, List<Line> lines) {}

    /** A line of an order. */
    public record Line(String product, int quantity) {}

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String ORDER = "urn:menkyo:order:v1";
    private static final String COMMON = "urn:menkyo:common:v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI service;
    private final String authorization;

    public OrderSoapClient(URI soap, String name, String password) {
        this.service = URI.create(soap + "/OrderService");
        this.authorization = RestSession.basic(name, password);
    }

    /** Submits an order and returns whatever comes back. */
    public SoapAnswer submit(Order order) {
        HttpRequest request = HttpRequest.newBuilder(service)
                .timeout(PATIENCE)
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"" + ORDER + ":submitOrder\"")
                .header("Accept-Language", "en")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(envelope(order)))
                .build();
        HttpResponse<String> response = RestSession.send(request);
        return new SoapAnswer("SOAP submitOrder", response.statusCode(), response.body());
    }

    private static String envelope(Order order) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement("soap", "Envelope", SOAP);
            xml.writeNamespace("soap", SOAP);
            xml.writeNamespace("o", ORDER);
            xml.writeNamespace("c", COMMON);
            xml.writeStartElement("soap", "Body", SOAP);
            write(xml, order);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, Order order) throws XMLStreamException {
        xml.writeStartElement("o", "submitOrder", ORDER);
        element(xml, ORDER, "orderNumber", order.orderNumber());
        xml.writeStartElement("o", "organization", ORDER);
        element(xml, COMMON, "identifier", order.organization());
        element(xml, COMMON, "name", "Example Trading " + order.organization());
        xml.writeStartElement("c", "address", COMMON);
        element(xml, COMMON, "street", "1-2-3 Marunouchi");
        element(xml, COMMON, "city", "Tokyo");
        element(xml, COMMON, "postalCode", "100-0005");
        element(xml, COMMON, "country", "JP");
        xml.writeEndElement();
        xml.writeEndElement();
        for (String email : order.endCustomerEmails()) {
            xml.writeStartElement("o", "endCustomers", ORDER);
            element(xml, ORDER, "name", "End customer");
            element(xml, ORDER, "email", email);
            xml.writeEndElement();
        }
        for (Line line : order.lines()) {
            xml.writeStartElement("o", "lines", ORDER);
            element(xml, ORDER, "product", line.product());
            element(xml, ORDER, "quantity", Integer.toString(line.quantity()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String namespace, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(namespace, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
