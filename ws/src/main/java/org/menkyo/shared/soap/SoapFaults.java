package org.menkyo.shared.soap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.time.Duration;
import javax.xml.namespace.QName;
import javax.xml.transform.dom.DOMResult;
import org.menkyo.shared.call.BrowserCall;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.ErrorTexts;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.soap.v1.FieldProblem;
import org.menkyo.shared.soap.v1.LicensingFaultDetail;
import org.menkyo.shared.soap.v1.ObjectFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The one fault that all errors are told by. */
final class SoapFaults {

    /** How to sign in by HTTP (RFC 7617). */
    private static final String CHALLENGE = "Basic realm=\"Menkyo\", charset=\"UTF-8\"";

    /** How to sign in by the header Security. */
    private static final String TOKEN_CHALLENGE = "WSSE realm=\"Menkyo\", profile=\"UsernameToken\"";

    /** What the standard calls a failed sign-in, in the namespace of the header Security. */
    static final QName FAILED_AUTHENTICATION = new QName(UsernameTokenSignIn.WSSE, "FailedAuthentication", "wsse");

    /** After how long to look for a server that left, as the web server says it too. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    private static final JAXBContext BINDING = binding();

    private SoapFaults() {}

    /**
     * An error as the caller is told it.
     *
     * @param sender whether the message is to blame, and not the server
     * @param status the HTTP status where the SOAP binding leaves it open
     */
    record FaultAnswer(LicensingFaultDetail detail, boolean sender, int status) {

        boolean isFailedSignIn() {
            return status == 401;
        }
    }

    static FaultAnswer told(LicensingException error, CallOrigin origin) {
        LicensingFaultDetail detail = detail(error.code().name(), error.text(origin.language()), origin);
        if (error instanceof InvalidInputException invalid) {
            invalid.errors().forEach(field -> {
                FieldProblem problem = new FieldProblem();
                problem.setField(placeOf(field.field()));
                problem.setText(field.text(origin.language()));
                detail.getFields().add(problem);
            });
        }
        if (error instanceof UnavailableException unavailable) {
            detail.setRetryAfterSeconds(
                    Math.toIntExact(Math.max(1, unavailable.retryAfter().toSeconds())));
            // With 429 or 503 many clients look no further, and never see the fault.
            return new FaultAnswer(detail, false, 500);
        }
        return new FaultAnswer(detail, true, error.code() == ErrorCode.NOT_SIGNED_IN ? 401 : 400);
    }

    /** The server serves no more, and another one may: what is before it looks at the status (LC-1209). */
    static FaultAnswer absent(CallOrigin origin) {
        FaultAnswer unavailable = told(new UnavailableException(ErrorCode.UNAVAILABLE, AWAY), origin);
        return new FaultAnswer(unavailable.detail(), false, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** Services know of one cursor, which stands in a page here. */
    private static String placeOf(String field) {
        return field.equals("cursor") ? "page.cursor" : field;
    }

    static FaultAnswer told(SoapException error, CallOrigin origin) {
        LicensingFaultDetail detail = detail(error.error().name(), error.text(origin.language()), origin);
        return new FaultAnswer(detail, true, error.error().status());
    }

    /** Anything unforeseen: the caller learns nothing but what to quote to support. */
    static FaultAnswer unforeseen(CallOrigin origin) {
        ErrorCode code = ErrorCode.INTERNAL_ERROR;
        return new FaultAnswer(detail(code.name(), ErrorTexts.text(code, origin.language()), origin), false, 500);
    }

    /** How to sign in; a browser would ask for a password, and remember it for the calls of any page (LC-1107). */
    static String challenge(HttpServletRequest request) {
        return BrowserCall.of(request).inBrowser() ? TOKEN_CHALLENGE : CHALLENGE;
    }

    /** The element {@code licensingFault}. */
    static Element element(LicensingFaultDetail detail) {
        try {
            DOMResult result = new DOMResult();
            BINDING.createMarshaller().marshal(new ObjectFactory().createLicensingFault(detail), result);
            return ((Document) result.getNode()).getDocumentElement();
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LicensingFaultDetail detail(String code, String text, CallOrigin origin) {
        LicensingFaultDetail detail = new LicensingFaultDetail();
        detail.setCode(code);
        detail.setText(text);
        detail.setCorrelationId(origin.correlationId());
        return detail;
    }

    private static JAXBContext binding() {
        try {
            return JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }
}
