package org.menkyo.it.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.menkyo.it.product.RunningProduct;

/**
 * HTTP/1.1 as no client library would send it: requests are bytes that the caller has chosen. It comes from a loopback
 * address of its own, so that calls which the server counts by address take nothing from other tests.
 */
final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final String sourceAddress;
    private Socket socket;
    private InputStream in;

    /** @param sourceAddress an address of the loopback network 127.0.0.0/8 */
    RawHttp(String sourceAddress) {
        this.sourceAddress = sourceAddress;
    }

    /** An answer, with the names of its headers in lower case; of a header that comes twice, the last. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonObject json() {
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
                return reader.readObject();
            }
        }
    }

    /** Sends a request without a body, each character of it as one byte. */
    Answer send(String method, String target, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return send(method, head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a whole request. */
    Answer send(String method, byte[] request) {
        try {
            if (socket == null) {
                connect();
            }
            socket.getOutputStream().write(request);
            return answer(method);
        } catch (IOException stale) {
            // The server may have closed the connection after the answer before.
            close();
            return again(method, request);
        }
    }

    private Answer again(String method, byte[] request) {
        try {
            connect();
            socket.getOutputStream().write(request);
            return answer(method);
        } catch (IOException failed) {
            close();
            throw new UncheckedIOException(failed);
        }
    }

    private void connect() throws IOException {
        socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName(sourceAddress), 0));
        socket.connect(new InetSocketAddress(
                InetAddress.getByName("127.0.0.1"),
                RunningProduct.get().server().getPort()));
        in = new BufferedInputStream(socket.getInputStream());
    }

    private Answer answer(String method) throws IOException {
        int status;
        Map<String, String> headers;
        do {
            status = Integer.parseInt(line().split(" ", 3)[1]);
            headers = headers();
        } while (status < 200);
        byte[] body = method.equals("HEAD") || status == 204 || status == 304 ? new byte[0] : body(headers);
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.write(exactly(size));
                line();
            }
            line();
            return body.toByteArray();
        }
        return exactly(Optional.ofNullable(headers.get("content-length"))
                .map(Integer::parseInt)
                .orElse(0));
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the answer ends early");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("no answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException alreadyClosed) {
            // Nothing is lost.
        }
        socket = null;
    }
}
