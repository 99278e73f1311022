package org.menkyo.it.soap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Stands before the product and makes its answers those of a later release, as the contract allows it: words that this release
 * does not have, and new elements, which stand in {@code additions}.
 */
final class LaterRelease implements AutoCloseable {

    private static final Set<String> WORDS = Set.of("state", "program", "kind", "code");
    private static final Set<String> EXTENDED =
            Set.of("order", "lines", "agreement", "organization", "address", "contacts", "licensingFault", "fields");
    /** Whose additions have a type already, so that those of the next release stand in the additions of these. */
    private static final Set<String> ADDED_TO_BEFORE = Set.of("lines");

    private static final List<String> PASSED_ON = List.of("Content-Type", "Authorization", "SOAPAction");

    private final URI product;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param product the address of the product without a path */
    LaterRelease(URI product) throws IOException {
        this.product = product;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Its own address without a path. */
    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            HttpRequest.Builder request = HttpRequest.newBuilder(product.resolve(call.getRequestURI()))
                    .method(
                            call.getRequestMethod(),
                            BodyPublishers.ofByteArray(call.getRequestBody().readAllBytes()));
            for (String header : PASSED_ON) {
                String value = call.getRequestHeaders().getFirst(header);
                if (value != null) {
                    request.header(header, value);
                }
            }
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            byte[] body = call.getRequestMethod().equals("POST")
                    ? later(answer.body())
                    : answer.body()
                            .replace(product.toString(), address().toString())
                            .getBytes(StandardCharsets.UTF_8);
            for (String header : List.of("Content-Type", "WWW-Authenticate")) {
                answer.headers()
                        .firstValue(header)
                        .ifPresent(value -> call.getResponseHeaders().set(header, value));
            }
            call.sendResponseHeaders(answer.statusCode(), body.length);
            call.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (TransformerException broken) {
            throw new IOException(broken);
        }
    }

    private static byte[] later(String message) throws TransformerException {
        Document document = RawPeer.document(message);
        NodeList found = document.getElementsByTagNameNS("*", "*");
        List<Element> elements = java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .filter(element -> String.valueOf(element.getNamespaceURI()).startsWith("urn:menkyo:"))
                .toList();
        for (Element element : elements) {
            if (WORDS.contains(element.getLocalName())) {
                element.setTextContent(element.getTextContent() + "_NEXT");
            } else if (EXTENDED.contains(element.getLocalName())) {
                extend(document, element);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toByteArray();
    }

    /** The elements of a type are of the namespace of the type, as its first one is. */
    private static void extend(Document document, Element element) {
        String namespace = element.getElementsByTagNameNS("*", "*").item(0).getNamespaceURI();
        Element additions = document.createElementNS(namespace, "additions");
        Element added = document.createElementNS(namespace, "newInNextRelease");
        added.appendChild(document.createElementNS(namespace, "inner")).setTextContent("1");
        additions.appendChild(added);
        additions.appendChild(document.createElementNS("urn:other", "foreign")).setTextContent("text");
        if (ADDED_TO_BEFORE.contains(element.getLocalName())) {
            element.appendChild(document.createElementNS(namespace, "additions"))
                    .appendChild(additions);
        } else {
            element.appendChild(additions);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
