package org.menkyo.shared.soap;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.SoapVersion;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.database.PassingFailure;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.soap.SoapFaults.FaultAnswer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Turns whatever went wrong into a LicensingFault; logs what is the server's fault. */
public class FaultTranslation extends AbstractSoapInterceptor {

    private static final Logger LOG = System.getLogger(FaultTranslation.class.getName());

    public FaultTranslation() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Exception error = message.getContent(Exception.class);
        FaultAnswer told = SoapCall.request(message).getMethod().equals("GET") && !isSuspended(error)
                ? SoapFaults.told(
                        new SoapException(SoapError.UNKNOWN_ADDRESS),
                        SoapCall.of(message).origin())
                : told(error, WholeMessage.isRead(message), SoapCall.of(message).origin());
        HttpServletResponse response =
                (HttpServletResponse) message.getExchange().getInMessage().get(AbstractHTTPDestination.HTTP_RESPONSE);
        if (told.isFailedSignIn()) {
            response.setHeader("WWW-Authenticate", SoapFaults.challenge(SoapCall.request(message)));
        }
        if (told.detail().getRetryAfterSeconds() != null) {
            response.setHeader(
                    "Retry-After", told.detail().getRetryAfterSeconds().toString());
        }
        message.setContent(Exception.class, fault(told, error, message.getVersion()));
    }

    /** @param read whether the engine had understood the whole message before; else it is the message that is wrong */
    static FaultAnswer told(Throwable error, boolean read, CallOrigin origin) {
        Optional<LicensingException> foreseen = cause(error, LicensingException.class);
        if (foreseen.isPresent()) {
            return SoapFaults.told(foreseen.get(), origin);
        }
        Optional<SoapException> ownWord = cause(error, SoapException.class);
        if (ownWord.isPresent()) {
            return SoapFaults.told(ownWord.get(), origin);
        }
        if (isSuspended(error)) {
            return SoapFaults.absent(origin);
        }
        if (PassingFailure.isBehind(error) || PassingFailure.isCollision(error)) {
            LOG.log(Level.DEBUG, "call " + origin.correlationId() + " can be repeated", error);
            return SoapFaults.told(new UnavailableException(ErrorCode.UNAVAILABLE, PassingFailure.WAIT), origin);
        }
        if (!read) {
            LOG.log(Level.DEBUG, "call " + origin.correlationId() + " cannot be read", error);
            return SoapFaults.told(new SoapException(whatIsWrong(error)), origin);
        }
        LOG.log(Level.ERROR, "call " + origin.correlationId() + " failed", error);
        return SoapFaults.unforeseen(origin);
    }

    /** The engine lets nothing in while the server is suspended, which the web server leaves to it for its addresses. */
    private static boolean isSuspended(Throwable error) {
        return error instanceof Fault fault && fault.getStatusCode() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }

    /** The engine says by itself only what it found no operation, header or version for; the rest comes from parsers. */
    private static SoapError whatIsWrong(Throwable error) {
        return error instanceof Fault && error.getCause() == null
                ? SoapError.UNKNOWN_OPERATION
                : SoapError.MALFORMED_MESSAGE;
    }

    private static SoapFault fault(FaultAnswer told, Exception original, SoapVersion version) {
        SoapFault fault = new SoapFault(
                told.detail().getText(), original, told.sender() ? version.getSender() : version.getReceiver());
        if (original instanceof Fault engine) {
            versionOrHeader(engine.getFaultCode(), version).ifPresent(fault::setFaultCode);
        }
        boolean soap11 = version instanceof Soap11;
        if (told.isFailedSignIn()) {
            if (soap11) {
                fault.setFaultCode(SoapFaults.FAILED_AUTHENTICATION);
            } else {
                fault.addSubCode(SoapFaults.FAILED_AUTHENTICATION);
            }
        }
        // Both versions have one status for faults (ADR 191), except that HTTP's own words, as for signing in and for
        // length, stand above it.
        fault.setStatusCode(told.status() == 400 ? 500 : told.status());
        Element detail = fault.getOrCreateDetail();
        Document document = detail.getOwnerDocument();
        detail.appendChild(document.importNode(SoapFaults.element(told.detail()), true));
        return fault;
    }

    /** In the words of the endpoint's own version: the engine takes those of 1.1 where it knows no version. */
    private static Optional<QName> versionOrHeader(QName code, SoapVersion version) {
        return switch (code == null ? "" : code.getLocalPart()) {
            case "VersionMismatch" -> Optional.of(version.getVersionMismatch());
            case "MustUnderstand" -> Optional.of(version.getMustUnderstand());
            default -> Optional.empty();
        };
    }

    private static <T extends Throwable> Optional<T> cause(Throwable error, Class<T> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
