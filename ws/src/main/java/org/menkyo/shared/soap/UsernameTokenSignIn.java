package org.menkyo.shared.soap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.headers.Header;
import org.apache.cxf.phase.Phase;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.HttpSignIn;
import org.menkyo.shared.PassingFailure;
import org.menkyo.shared.Passwords;
import org.menkyo.shared.ServerPasswords;
import org.menkyo.shared.UnavailableException;
import org.w3c.dom.Element;

/**
 * Signs a call in: by the header {@code wsse:Security} with a UsernameToken, which wins, or by name and
 * password in the header of the HTTP request. The password of a token is text, as stored hashes exclude digests (LC-1106).
 */
public class UsernameTokenSignIn extends AbstractSoapInterceptor {

    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private static final Logger LOG = System.getLogger(UsernameTokenSignIn.class.getName());

    private static final String PASSWORD_TEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";
    private static final QName SECURITY = new QName(WSSE, "Security");

    private final Passwords passwords;

    public UsernameTokenSignIn() {
        this(new ServerPasswords());
    }

    UsernameTokenSignIn(Passwords passwords) {
        super(Phase.PRE_PROTOCOL);
        this.passwords = passwords;
    }

    @Override
    public Set<QName> getUnderstoodHeaders() {
        return Set.of(SECURITY);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        SoapCall call = SoapCall.of(message);
        Header header = message.getHeader(SECURITY);
        if (header != null) {
            call.signedInAs(accountOf((Element) header.getObject()));
        } else if (call.byHttp().account().isPresent()) {
            call.signedInAs(call.byHttp().account().get());
        } else if (call.byHttp().outcome() == HttpSignIn.Outcome.UNKNOWN) {
            LOG.log(
                    Level.WARNING,
                    "call {0}: the accounts cannot be read",
                    call.origin().correlationId());
            throw new UnavailableException(ErrorCode.UNAVAILABLE, PassingFailure.WAIT);
        }
    }

    private String accountOf(Element security) {
        Element token = only(security, "UsernameToken");
        Element password = only(token, "Password");
        String type = password.getAttribute("Type");
        if (!type.isEmpty() && !type.equals(PASSWORD_TEXT)) {
            throw new SoapException(SoapError.UNSUPPORTED_SECURITY);
        }
        String name = TypedText.accountName(only(token, "Username").getTextContent());
        if (name == null || !passwords.match(name, password.getTextContent().toCharArray())) {
            throw new SoapException(SoapError.AUTHENTICATION_FAILED);
        }
        return name;
    }

    private static Element only(Element parent, String name) {
        Element found = null;
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && WSSE.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
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
}
