package org.menkyo.it.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** A web site of somebody else, with one page at a time. */
final class HostileSite implements AutoCloseable {

    private final String host;
    private final HttpServer server;
    private final AtomicReference<String> page = new AtomicReference<>("");

    /** @param host a name of this computer; another name is another site, and another port of the same name the same site */
    HostileSite(String host) {
        this.host = host;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", exchange -> {
            byte[] html = page.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        server.start();
    }

    /** The address of a page with this body. */
    String page(String body) {
        page.set("<!DOCTYPE html><title>Win a prize</title><body>" + body);
        return "http://" + host + ":" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
