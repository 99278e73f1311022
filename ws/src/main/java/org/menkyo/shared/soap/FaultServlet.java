package org.menkyo.shared.soap;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFault;
import jakarta.xml.soap.SOAPMessage;
import java.io.IOException;
import java.util.Locale;
import javax.xml.namespace.QName;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.soap.SoapFaults.FaultAnswer;

/**
 * Answers the errors that the container finds by itself, such as a wrong password, with the same fault as all others. The
 * container forwards to it; nobody can call it.
 */
@WebServlet("/fault")
public class FaultServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String REFUSED = FaultServlet.class.getName() + ".refused";

    private static final String SOAP12_TYPE = "application/soap+xml";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CallOrigin origin = SoapCall.of(request).origin();
        int forwarded = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        FaultAnswer told = request.getAttribute(REFUSED) instanceof SoapException refused
                ? SoapFaults.told(refused, origin)
                : told(forwarded, origin);
        response.setStatus(told.status());
        if (told.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "GET, HEAD, POST");
        }
        response.setHeader(CallOrigin.CORRELATION_HEADER, origin.correlationId());
        if (told.isFailedSignIn()) {
            response.setHeader("WWW-Authenticate", SoapFaults.challenge(request));
        }
        boolean soap12 = request.getContentType() != null
                && request.getContentType().toLowerCase(Locale.ROOT).startsWith(SOAP12_TYPE);
        response.setContentType((soap12 ? SOAP12_TYPE : "text/xml") + ";charset=UTF-8");
        try {
            message(told, soap12).writeTo(response.getOutputStream());
        } catch (SOAPException e) {
            throw new IOException(e);
        }
    }

    /** Answers a request that is refused before the SOAP engine sees it. */
    static void answer(SoapException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(REFUSED, refused);
        response.sendError(refused.error().status());
    }

    private static FaultAnswer told(int status, CallOrigin origin) {
        return switch (status) {
            case 400 -> SoapFaults.told(new SoapException(SoapError.MALFORMED_MESSAGE), origin);
            case 401 -> SoapFaults.told(new SoapException(SoapError.AUTHENTICATION_FAILED), origin);
            // The container forbids to list what is at the root.
            case 403, 404 -> SoapFaults.told(new SoapException(SoapError.UNKNOWN_ADDRESS), origin);
            case 405 -> SoapFaults.told(new SoapException(SoapError.NOT_A_CALL), origin);
            case 415 -> SoapFaults.told(new SoapException(SoapError.UNSUPPORTED_MEDIA_TYPE), origin);
            default -> SoapFaults.unforeseen(origin);
        };
    }

    private static SOAPMessage message(FaultAnswer told, boolean soap12) throws SOAPException {
        SOAPMessage message = MessageFactory.newInstance(
                        soap12 ? SOAPConstants.SOAP_1_2_PROTOCOL : SOAPConstants.SOAP_1_1_PROTOCOL)
                .createMessage();
        message.getSOAPHeader().detachNode();
        SOAPFault fault = message.getSOAPBody().addFault();
        fault.setFaultCode(code(told, soap12));
        fault.setFaultString(told.detail().getText(), Locale.ENGLISH);
        if (soap12 && told.isFailedSignIn()) {
            fault.appendFaultSubcode(SoapFaults.FAILED_AUTHENTICATION);
        }
        fault.addDetail().appendChild(message.getSOAPPart().importNode(SoapFaults.element(told.detail()), true));
        return message;
    }

    private static QName code(FaultAnswer told, boolean soap12) {
        if (soap12) {
            return told.sender() ? SOAPConstants.SOAP_SENDER_FAULT : SOAPConstants.SOAP_RECEIVER_FAULT;
        }
        if (told.isFailedSignIn()) {
            return SoapFaults.FAILED_AUTHENTICATION;
        }
        return new QName(SOAPConstants.URI_NS_SOAP_1_1_ENVELOPE, told.sender() ? "Client" : "Server");
    }
}
