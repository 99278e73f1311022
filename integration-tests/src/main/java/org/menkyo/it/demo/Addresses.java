package org.menkyo.it.demo;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Where a running server is reached.
 *
 * @param rest base address of REST, for example {@code http://localhost:8080/api}
 * @param soap base address of the SOAP services, for example {@code http://localhost:8080/ws}
 * @param kms host and port that answer activation clients; not resolved
 * @param mailbox the mailbox of the mail sink, for example {@code http://localhost:8025}
 */
public record Addresses(URI rest, URI soap, InetSocketAddress kms, URI mailbox) {

    /** The addresses of a server on this computer. */
    public static Addresses ofPorts(int http, int kms, int mailbox) {
        return new Addresses(
                URI.create("http://localhost:" + http + "/api"),
                URI.create("http://localhost:" + http + "/ws"),
                InetSocketAddress.createUnresolved("localhost", kms),
                URI.create("http://localhost:" + mailbox));
    }

    /** Reads {@code host:port}. */
    static InetSocketAddress hostAndPort(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return InetSocketAddress.createUnresolved(
                    text.substring(0, Math.max(colon, 0)), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form host:port", malformed);
        }
    }
}
