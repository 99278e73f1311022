package org.menkyo.shared.soap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import org.menkyo.shared.call.BrowserCall;

/** Which HTTP requests can be calls or questions for a document of the contract. */
final class CallForm {

    /**
     * The media types of messages. None of them can be sent by a page of another origin without asking first (LC-1107), so a
     * request without a type is refused too.
     */
    private static final Set<String> MEDIA_TYPES = Set.of("text/xml", "application/soap+xml", "multipart/related");

    private static final Set<String> DOCUMENTS = Set.of("wsdl", "xsd");

    private CallForm() {}

    /**
     * @param baseUrl the address of this installation
     * @throws SoapException if the request is neither, or a page of another origin sends it
     */
    static void check(HttpServletRequest request, URI baseUrl) {
        BrowserCall.of(request).refusal(baseUrl).ifPresent(refusal -> {
            throw new SoapException(
                    refusal == BrowserCall.Refusal.FORM
                            ? SoapError.UNSUPPORTED_MEDIA_TYPE
                            : SoapError.CROSS_ORIGIN_CALL);
        });
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
