package org.menkyo.launcher;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * One received mail.
 *
 * @param id its identity in the mailbox
 * @param from the header line, decoded
 * @param to the receivers of the envelope
 * @param messageId the header line, with its angle brackets
 * @param raw the mail as it is stored
 */
record Mail(
        String id,
        String from,
        List<String> to,
        String subject,
        Instant receivedAt,
        String messageId,
        List<MailHeader> headers,
        byte[] raw) {

    /** One header line. */
    record MailHeader(String name, String value) {}

    static Mail read(String id, Path file) {
        try {
            byte[] raw = Files.readAllBytes(file);
            MimeMessage message = parse(raw);
            String[] receivers = message.getHeader("Delivered-To");
            return new Mail(
                    id,
                    decoded(message.getHeader("From", ", ")),
                    receivers == null ? List.of() : List.of(receivers),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    Files.getLastModifiedTime(file).toInstant(),
                    Optional.ofNullable(message.getMessageID()).orElse(""),
                    Collections.list(message.getAllHeaders()).stream()
                            .map((Header header) -> new MailHeader(header.getName(), header.getValue()))
                            .toList(),
                    raw);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (MessagingException damaged) {
            throw new IllegalStateException("Mail " + id + " cannot be read", damaged);
        }
    }

    /** Whether the mail went to that address; case does not matter. */
    boolean wentTo(String address) {
        return to.stream().anyMatch(receiver -> receiver.equalsIgnoreCase(address));
    }

    /** The first part of that media type, decoded. */
    Optional<String> part(String mediaType) {
        try {
            return part(parse(raw), mediaType.toLowerCase(Locale.ROOT));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (MessagingException damaged) {
            throw new IllegalStateException("Mail " + id + " cannot be read", damaged);
        }
    }

    private static Optional<String> part(Part part, String mediaType) throws MessagingException, IOException {
        if (part.isMimeType(mediaType)) {
            return Optional.of(part.getContent().toString());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                Optional<String> found = part(child, mediaType);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static MimeMessage parse(byte[] raw) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }

    private static String decoded(String header) throws IOException {
        return header == null ? "" : jakarta.mail.internet.MimeUtility.decodeText(header);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mail mail && id.equals(mail.id) && Arrays.equals(raw, mail.raw);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "mail " + id + " to " + to + ": " + subject;
    }
}
