package org.menkyo.shared.soap;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * When a message was made and until when it is good (WSS SOAP Message Security 1.1, section 10). It is not signed, so it says
 * what the sender wants and proves nothing.
 */
final class SecurityTimestamp {

    static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    /** How far the sender's clock may be away from ours. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private SecurityTimestamp() {}

    /**
     * @param timestamp the element {@code wsu:Timestamp}
     * @throws SoapException if the message has expired, or was made later than now
     */
    static void check(Element timestamp, Instant now) {
        Optional<Instant> created = time(timestamp, "Created");
        Optional<Instant> expires = time(timestamp, "Expires");
        if (created.isPresent() && created.get().isAfter(now.plus(TOLERANCE))
                || expires.isPresent() && expires.get().isBefore(now.minus(TOLERANCE))) {
            throw new SoapException(SoapError.MESSAGE_EXPIRED);
        }
    }

    private static Optional<Instant> time(Element timestamp, String name) {
        NodeList found = timestamp.getElementsByTagNameNS(WSU, name);
        if (found.getLength() > 1) {
            throw new SoapException(SoapError.UNSUPPORTED_SECURITY);
        }
        return Optional.ofNullable(found.item(0)).map(Node::getTextContent).map(SecurityTimestamp::time);
    }

    /** A time of XML Schema; without a zone it is UTC. */
    private static Instant time(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime at
                    ? at.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw new SoapException(SoapError.UNSUPPORTED_SECURITY);
        }
    }
}
