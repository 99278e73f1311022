package org.menkyo.shared.soap;

import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.SoapVersion;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.SignIn;
import org.menkyo.shared.call.SignInResult;
import org.w3c.dom.Element;

/**
 * Signs a call in: by the UsernameToken of the header {@code wsse:Security}, which wins, or by name and password in the header
 * of the HTTP request. The password of a token is text, as stored hashes exclude digests (LC-1106).
 */
public class UsernameTokenSignIn extends AbstractSoapInterceptor {

    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private static final String PASSWORD_TEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";
    private static final QName SECURITY = new QName(WSSE, "Security");

    private final Supplier<SignIn> signIn;
    private final Supplier<Clock> clock;

    public UsernameTokenSignIn() {
        super(Phase.PRE_PROTOCOL);
        signIn = () -> CDI.current().select(SignIn.class).get();
        clock = () -> CDI.current().select(Clock.class).get();
    }

    @Override
    public Set<QName> getUnderstoodHeaders() {
        return Set.of(SECURITY);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        SoapCall call = SoapCall.of(message);
        Optional<Element> token = securityHeader(message).flatMap(this::token);
        if (token.isPresent()) {
            call.signedInAs(callerBy(token.get(), call));
        } else if (call.byHttp().isTried()) {
            call.signedInAs(call.byHttp().caller());
        }
    }

    /** The header that is for us: there can be others for systems on the way, and these sign nobody in here. */
    private static Optional<Element> securityHeader(SoapMessage message) {
        SoapVersion version = message.getVersion();
        List<Element> found = message.getHeaders().stream()
                .filter(header -> SECURITY.equals(header.getName()))
                .filter(header -> isForUs(((SoapHeader) header).getActor(), version))
                .map(header -> (Element) header.getObject())
                .toList();
        if (found.size() > 1) {
            throw new SoapException(SoapError.UNSUPPORTED_SECURITY);
        }
        return found.stream().findFirst();
    }

    private static boolean isForUs(String actor, SoapVersion version) {
        return actor == null
                || actor.isEmpty()
                || actor.equals(version.getNextRole())
                || actor.equals(version.getUltimateReceiverRole());
    }

    /**
     * The token of a header, which may hold nothing else than it and a timestamp: what is not verified here, such as a
     * signature, must not look as if it were.
     */
    private Optional<Element> token(Element security) {
        Element token = null;
        for (var child = security.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                if (isNamed(element, SecurityTimestamp.WSU, "Timestamp")) {
                    SecurityTimestamp.check(element, clock.get().instant());
                } else if (isNamed(element, WSSE, "UsernameToken") && token == null) {
                    token = element;
                } else {
                    throw new SoapException(SoapError.UNSUPPORTED_SECURITY);
                }
            }
        }
        return Optional.ofNullable(token);
    }

    private Caller callerBy(Element token, SoapCall call) {
        Element password = only(token, "Password");
        String type = password.getAttribute("Type");
        if (!type.isEmpty() && !type.equals(PASSWORD_TEXT)) {
            throw new SoapException(SoapError.UNSUPPORTED_SECURITY);
        }
        SignInResult result = signIn.get()
                .byPassword(
                        call.origin(),
                        only(token, "Username").getTextContent(),
                        password.getTextContent().toCharArray());
        if (result.isWrongPassword()) {
            throw new SoapException(SoapError.AUTHENTICATION_FAILED);
        }
        return result.caller();
    }

    private static Element only(Element parent, String name) {
        Element found = null;
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && isNamed(element, WSSE, name)) {
                if (found != null) {
                    throw new SoapException(SoapError.UNSUPPORTED_SECURITY);
                }
                found = element;
            }
        }
        if (found == null) {
            throw new SoapException(SoapError.UNSUPPORTED_SECURITY);
        }
        return found;
    }

    private static boolean isNamed(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }
}
