package org.menkyo.it.soap;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Sends messages to an endpoint as they are, well-formed or not. */
public final class RawPeer {

    static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "text/xml; charset=utf-8"));

    /** @param endpoint where the messages are sent */
    public RawPeer(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Signs in by HTTP Basic. */
    public RawPeer basic(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return header("Authorization", "Basic " + pair);
    }

    RawPeer header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sends an operation's element in an envelope of SOAP 1.1. */
    public RawAnswer call(String operation) {
        return send(envelope(SOAP11, "", operation));
    }

    RawAnswer send(String message) {
        return send(BodyPublishers.ofString(message));
    }

    RawAnswer send(BodyPublisher message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).POST(message);
        headers.forEach(request::setHeader);
        try {
            return new RawAnswer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static String envelope(String version, String header, String body) {
        return "<?xml version='1.0' encoding='UTF-8'?><s:Envelope xmlns:s='" + version + "'><s:Header>" + header
                + "</s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    /** What an endpoint answered. */
    public record RawAnswer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        /** The text of the first element with this local name; empty if there is none. */
        public String text(String name) {
            var found = document(body()).getElementsByTagNameNS("*", name);
            return found.getLength() == 0 ? "" : found.item(0).getTextContent();
        }

        /** The texts of all elements with this local name, in their order. */
        List<String> texts(String name) {
            var found = document(body()).getElementsByTagNameNS("*", name);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> found.item(i).getTextContent())
                    .toList();
        }

        /** The error's stable name; empty if the answer is no fault. */
        public String code() {
            var found = document(body()).getElementsByTagNameNS("urn:menkyo:common:v1", "code");
            return found.getLength() == 0 ? "" : found.item(0).getTextContent();
        }
    }

    static Document document(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not XML: " + xml, e);
        }
    }
}
