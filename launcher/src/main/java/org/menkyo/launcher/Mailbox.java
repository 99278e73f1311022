package org.menkyo.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The received mails, one file each ({@code 000001.eml}), in the order of their arrival. */
final class Mailbox {

    private static final Pattern FILE = Pattern.compile("(\\d{6,})\\.eml");

    private final Path folder;
    private long last;

    Mailbox(Path folder) {
        this.folder = folder;
        this.last = ids().stream().mapToLong(Long::parseLong).max().orElse(0);
    }

    /**
     * Keeps a mail. It is on the disk when this method returns.
     *
     * @param sender the sender of the envelope, empty for a bounce
     * @param receivers the receivers of the envelope
     * @param content the mail as it came
     * @return its identity in this mailbox
     */
    synchronized String store(String sender, List<String> receivers, InputStream content) throws IOException {
        String id = String.format("%06d", last + 1);
        Path file = folder.resolve(id + ".eml");
        Path draft = folder.resolve(id + ".new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(envelope(sender, receivers));
            content.transferTo(out);
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
        last++;
        return id;
    }

    /** The trace lines that a mail server adds at delivery: they tell the envelope. */
    private static byte[] envelope(String sender, List<String> receivers) {
        var lines = new ByteArrayOutputStream();
        lines.writeBytes(("Return-Path: <" + sender + ">\r\n").getBytes(StandardCharsets.UTF_8));
        for (String receiver : receivers) {
            lines.writeBytes(("Delivered-To: " + receiver + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        return lines.toByteArray();
    }

    /** All mails, the newest last. */
    List<Mail> mails() {
        return ids().stream().map(id -> Mail.read(id, file(id))).toList();
    }

    /** One mail, if there is one with that identity. */
    Optional<Mail> mail(String id) {
        return ids().contains(id) ? Optional.of(Mail.read(id, file(id))) : Optional.empty();
    }

    private Path file(String id) {
        return folder.resolve(id + ".eml");
    }

    private List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
