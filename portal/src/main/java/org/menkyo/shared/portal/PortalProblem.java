package org.menkyo.shared.portal;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.text.Texts;

/** What a program gets that mistook an address of REST or SOAP: the same as from all interfaces (RFC 9457). */
final class PortalProblem {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private PortalProblem() {}

    /** Whether a request comes from somebody who looks at pages. */
    static boolean takesPages(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    /** The problem as JSON. */
    static String text(int status, CallOrigin origin) {
        Texts texts = PageTexts.in(origin.language());
        String key = "error." + key(status);
        String code = code(status);
        return BUILDERS.createObjectBuilder()
                .add("type", "urn:menkyo:error:" + code)
                .add("title", texts.text(key))
                .add("status", status)
                .add("detail", texts.text(key + ".text"))
                .add("code", code)
                .add("correlationId", origin.correlationId())
                .build()
                .toString();
    }

    /** Which error of the portal's texts a status is. */
    static String key(int status) {
        return switch (status) {
            case 403 -> "formNotOurs";
            case 404 -> "noSuchPage";
            case 413 -> "tooLarge";
            case 503 -> "tryAgain";
            default -> status >= 500 ? "unforeseen" : "notUnderstood";
        };
    }

    /** The code that REST has for the same. */
    private static String code(int status) {
        return switch (status) {
            case 403 -> "CROSS_ORIGIN_CALL";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 406 -> "NOT_ACCEPTABLE";
            case 413 -> "CONTENT_TOO_LARGE";
            case 415 -> "UNSUPPORTED_MEDIA_TYPE";
            case 503 -> "UNAVAILABLE";
            default -> status >= 500 ? "INTERNAL_ERROR" : "BAD_REQUEST";
        };
    }
}
