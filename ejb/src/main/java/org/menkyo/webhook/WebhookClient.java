package org.menkyo.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.menkyo.shared.DeadlineSocket;

/**
 * Sends one message by HTTP/1.1 and reads the status of the answer, nothing more. It connects to the address that was
 * looked at, while TLS vouches for the name: the clients at hand look the name up once more by themselves, and a second
 * look can have another answer.
 */
@ApplicationScoped
public class WebhookClient {

    /** How long an attempt may last in all: connecting, TLS, and the answer up to its status. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int MAX_STATUS_LINE = 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");

    private final TargetAddresses targets;
    private final Clock clock;
    private final Duration patience;

    @Inject
    public WebhookClient(TargetAddresses targets, Clock clock) {
        this(targets, clock, PATIENCE);
    }

    WebhookClient(TargetAddresses targets, Clock clock, Duration patience) {
        this.targets = targets;
        this.clock = clock;
        this.patience = patience;
    }

    /** Sends a message, signed with its secret and the present time. */
    WebhookAnswer send(WebhookMessage message, byte[] secret) {
        URI url = message.url();
        Optional<InetAddress> address = targets.accepts(url) ? targets.resolve(url) : Optional.empty();
        if (address.isEmpty()) {
            return WebhookAnswer.none(DeliveryProblem.ADDRESS_REFUSED);
        }
        try (Socket socket = connect(url, address.get())) {
            return exchange(socket, request(message, secret));
        } catch (IOException e) {
            return WebhookAnswer.none(DeliveryProblem.NOT_CONNECTED);
        }
    }

    private Socket connect(URI url, InetAddress address) throws IOException {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        Socket plain = new DeadlineSocket(patience);
        try {
            plain.connect(new InetSocketAddress(address, port));
            return tls ? secured(plain, url.getHost(), port) : plain;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private byte[] request(WebhookMessage message, byte[] secret) throws IOException {
        URI url = message.url();
        Instant now = clock.instant();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        String host = url.getPort() >= 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
        String head = String.join(
                "\r\n",
                "POST " + target + " HTTP/1.1",
                "Host: " + host,
                "Content-Type: application/json",
                "Content-Length: " + message.body().length,
                "User-Agent: Menkyo",
                "Connection: close",
                "webhook-id: " + message.identity(),
                "webhook-timestamp: " + now.getEpochSecond(),
                "webhook-signature: " + message.signature(secret, now),
                "",
                "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(head.getBytes(StandardCharsets.US_ASCII));
        bytes.write(message.body());
        return bytes.toByteArray();
    }

    private static WebhookAnswer exchange(Socket socket, byte[] request) {
        try {
            OutputStream output = socket.getOutputStream();
            output.write(request);
            output.flush();
            Matcher status = STATUS.matcher(firstLine(socket));
            return status.matches()
                    ? WebhookAnswer.of(Integer.parseInt(status.group(1)))
                    : WebhookAnswer.none(DeliveryProblem.NO_ANSWER);
        } catch (IOException e) {
            return WebhookAnswer.none(DeliveryProblem.NO_ANSWER);
        }
    }

    private static String firstLine(Socket socket) throws IOException {
        InputStream input = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (line.length() < MAX_STATUS_LINE) {
            int next = input.read();
            if (next < 0 || next == '\n') {
                break;
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
