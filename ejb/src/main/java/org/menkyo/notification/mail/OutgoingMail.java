package org.menkyo.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;

/**
 * A mail whose body is written already. The mail library would look for providers of encoders and of handlers of content on
 * the class path, for each part anew; that took it longer than all the rest.
 */
final class OutgoingMail extends MimeMessage {

    private static final byte[] LINE_END = {'\r', '\n'};

    private final byte[] body;
    private boolean handedOver;

    OutgoingMail(Session session, MailBody body) throws MessagingException {
        super(session);
        this.body = body.source();
        setHeader("MIME-Version", "1.0");
        setHeader("Content-Type", body.contentType());
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
        handedOver = true;
        Enumeration<String> lines = getNonMatchingHeaderLines(ignoredHeaders);
        while (lines.hasMoreElements()) {
            out.write(lines.nextElement().getBytes(StandardCharsets.US_ASCII));
            out.write(LINE_END);
        }
        out.write(LINE_END);
        out.write(body);
        out.flush();
    }

    /** Whether a mail server has let it come so far that it may have accepted it, whatever it said then. */
    boolean isHandedOver() {
        return handedOver;
    }
}
