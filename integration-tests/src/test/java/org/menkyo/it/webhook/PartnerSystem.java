package org.menkyo.it.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;

/** Takes webhook messages over HTTPS and answers as it is told to. */
final class PartnerSystem implements AutoCloseable {

    private final HttpsServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    PartnerSystem(SSLContext tls) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", this::receive);
        server.start();
    }

    /**
     * A message as it came.
     *
     * @param answered with which status
     */
    record Message(String id, String timestamp, String signature, String body, Instant receivedAt, int answered) {

        /** Computes the signature anew, as docs/webhooks.md tells partners to. */
        boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
                byte[] own = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
                return signature.equals("v1," + Base64.getEncoder().encodeToString(own));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    String url(String host) {
        return "https://" + host + ":" + server.getAddress().getPort() + "/menkyo";
    }

    void answer(int status) {
        this.status = status;
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    private void receive(HttpExchange exchange) throws IOException {
        int answered = status;
        messages.add(new Message(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                Instant.now(),
                answered));
        exchange.sendResponseHeaders(answered, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
