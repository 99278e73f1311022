package org.menkyo.shared.call;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request without the headers that say which form of an answer the caller prefers. There is one representation of each
 * resource and page, whose type and language the edges judge by themselves; JAX-RS would choose by these headers too early,
 * and refuse malformed ones with a stack trace in the log (LC-1110). Neither does the type of the body have a weight, which
 * JAX-RS would read all the same, and fail where it is no number.
 */
public final class UnnegotiatedRequest extends HttpServletRequestWrapper {

    private static final Set<String> HIDDEN = hidden();
    private static final Pattern QUOTED_OR_WEIGHT =
            Pattern.compile("(\"[^\"]*+\")|;\\s*+[qQ]\\s*+=\\s*+(?:\"[^\"]*+\"|[^;,]*+)");

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
        if (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)) {
            return getContentType();
        }
        return HIDDEN.contains(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)) {
            return Collections.enumeration(Collections.list(super.getHeaders(name)).stream()
                    .map(UnnegotiatedRequest::withoutWeight)
                    .toList());
        }
        return HIDDEN.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public String getContentType() {
        String type = super.getContentType();
        return type == null ? null : withoutWeight(type);
    }

    static String withoutWeight(String contentType) {
        if (contentType.indexOf(';') < 0) {
            return contentType;
        }
        return QUOTED_OR_WEIGHT
                .matcher(contentType)
                .replaceAll(found -> found.group(1) == null ? "" : Matcher.quoteReplacement(found.group(1)));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !HIDDEN.contains(name))
                .toList());
    }
}
