package org.menkyo.client.agent;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param method the method of HTTP
 * @param path the path, without a query
 * @param query the query; empty if there is none
 * @param language the language of texts in the answer
 * @param body the body; empty if there is none
 * @param address where it comes from
 * @param peer the certificate of who sent it; none while an enrollment is open
 */
record AgentRequest(
        String method,
        String path,
        String query,
        Locale language,
        byte[] body,
        InetAddress address,
        Optional<X509Certificate> peer) {}
