package org.menkyo.shared.call;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request without the headers that say which form of an answer the caller prefers. There is one representation of each
 * resource and page, whose type and language the edges judge by themselves; JAX-RS would choose by these headers too early,
 * and refuse malformed ones with a stack trace in the log (LC-1110).
 */
public final class UnnegotiatedRequest extends HttpServletRequestWrapper {

    private static final Set<String> HIDDEN = hidden();

    public UnnegotiatedRequest(HttpServletRequest request) {
        super(request);
    }

    private static Set<String> hidden() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(HttpHeaders.ACCEPT);
        names.add(HttpHeaders.ACCEPT_LANGUAGE);
        return names;
    }

    @Override
    public String getHeader(String name) {
        return HIDDEN.contains(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return HIDDEN.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !HIDDEN.contains(name))
                .toList());
    }
}
