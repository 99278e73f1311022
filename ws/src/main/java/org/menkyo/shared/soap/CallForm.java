package org.menkyo.shared.soap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Arrays;
import java.util.Set;

/** Which HTTP requests can be calls or questions for a document of the contract. */
final class CallForm {

    /**
     * The media types of messages. None of them can be sent by a page of another origin without asking first (LC-1107), so a
     * request without a type is refused too.
     */
    private static final Set<String> MEDIA_TYPES = Set.of("text/xml", "application/soap+xml", "multipart/related");

    private static final Set<String> DOCUMENTS = Set.of("wsdl", "xsd");

    private CallForm() {}

    /** @throws SoapException if the request is neither */
    static void check(HttpServletRequest request) {
        if (request.getHttpServletMapping().getMappingMatch() != MappingMatch.EXACT) {
            throw new SoapException(SoapError.UNKNOWN_ADDRESS);
        }
        switch (request.getMethod()) {
            case "POST" -> {
                if (!MEDIA_TYPES.contains(ContentType.mediaType(request.getContentType()))) {
                    throw new SoapException(SoapError.UNSUPPORTED_MEDIA_TYPE);
                }
            }
            case "GET", "HEAD" -> {
                if (!asksForADocument(request.getQueryString())) {
                    throw new SoapException(SoapError.NOT_A_CALL);
                }
            }
            default -> throw new SoapException(SoapError.NOT_A_CALL);
        }
    }

    private static boolean asksForADocument(String query) {
        return query != null
                && Arrays.stream(query.split("&")).anyMatch(part -> DOCUMENTS.contains(part.replaceFirst("=.*", "")));
    }
}
