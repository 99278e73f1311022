package org.menkyo.proxy;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.menkyo.setting.ServerSetting;

/**
 * Makes the address that a call comes from that of the caller, where a proxy that the operator has named passed it on. Of
 * everybody else it is the address of the connection, whatever the call says.
 *
 * <p>A custom filter of the server's host, before all others. Its settings are <code>menkyo.trusted-proxies</code> (<code>
 * MENKYO_TRUSTED_PROXIES</code>), addresses and networks parted by commas, by default none; and <code>
 * menkyo.trusted-proxies-header</code>, <code>X-Forwarded-For</code> (the default) or <code>Forwarded</code>.
 */
public final class OriginHandler implements HttpHandler {

    private static final HttpString FORWARDED_FOR = new HttpString("X-Forwarded-For");
    private static final HttpString FORWARDED_PROTO = new HttpString("X-Forwarded-Proto");
    private static final HttpString FORWARDED = new HttpString("Forwarded");

    private final HttpHandler next;
    private final TrustedProxies proxies;

    /** Called by the server, with what stands behind. */
    public OriginHandler(HttpHandler next) {
        this(
                next,
                TrustedProxies.of(
                        ServerSetting.text("menkyo.trusted-proxies"),
                        ServerSetting.text("menkyo.trusted-proxies-header")));
    }

    OriginHandler(HttpHandler next, TrustedProxies proxies) {
        this.next = next;
        this.proxies = proxies;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        InetAddress peer = exchange.getSourceAddress().getAddress();
        if (peer != null && proxies.isProxy(peer)) {
            passedOnBy(peer, exchange);
        }
        next.handleRequest(exchange);
    }

    private void passedOnBy(InetAddress proxy, HttpServerExchange exchange) {
        HttpString header = proxies.header() == TrustedProxies.Header.FORWARDED ? FORWARDED : FORWARDED_FOR;
        List<String> values = exchange.getRequestHeaders().contains(header)
                ? List.copyOf(exchange.getRequestHeaders().get(header))
                : List.of();
        String scheme = exchange.getRequestHeaders().getLast(FORWARDED_PROTO);
        TrustedProxies.Origin origin = proxies.origin(proxy, values, scheme);
        exchange.setSourceAddress(new InetSocketAddress(origin.address(), 0));
        origin.scheme().ifPresent(exchange::setRequestScheme);
    }
}
