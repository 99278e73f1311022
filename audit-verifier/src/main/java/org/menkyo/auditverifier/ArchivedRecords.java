package org.menkyo.auditverifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.menkyo.auditverifier.Line.UnreadableException;
import org.menkyo.protocol.audit.ChainSource;
import org.menkyo.protocol.audit.ExportLine;
import org.menkyo.protocol.crypto.Sha256;

/**
 * The records that an export lacks, and what the chain says of where they went: to files of months, of which some can be
 * at hand. It keeps ranges of what is lacking, and one line of each file.
 */
final class ArchivedRecords {

    /**
     * Records that follow each other and are lacking.
     *
     * @param link of the first of them
     * @param line of the first of them
     */
    record Gap(long first, long last, long link, long line) {}

    private record Month(long first, long last, long rows, String fileDigest) {}

    private static final class MonthFile {

        private final DigestInputStream packed;
        private final Lines lines;
        private Line next;

        MonthFile(InputStream file) throws IOException, UnreadableException {
            this.packed = new DigestInputStream(file, Sha256.digest());
            this.lines = new Lines(new GZIPInputStream(packed));
            String text = lines.next();
            Line header = Line.parse(text == null ? "" : text);
            if (!header.text("type").equals(ExportLine.ARCHIVE_HEADER)) {
                throw new UnreadableException("it does not begin as an archive of audit records");
            }
            header.requireForm(ExportLine.archiveHeader(header.text("month")));
            advance();
        }

        void advance() throws IOException, UnreadableException {
            String text = lines.next();
            next = text == null ? null : Line.parse(text);
        }

        /** Of the whole file, all of whose lines were read. */
        String digest() throws IOException {
            packed.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(packed.getMessageDigest().digest());
        }
    }

    private final List<MonthFile> files = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Month> months = new ArrayList<>();
    private long lacking;

    ArchivedRecords(List<InputStream> archives) throws IOException {
        for (InputStream archive : archives) {
            try {
                files.add(new MonthFile(archive));
            } catch (UnreadableException e) {
                throw new UnreadableInputException("an archive cannot be read: " + e.getMessage());
            }
        }
    }

    /** The line of a link in one of the files. */
    Optional<Line> line(long link) throws IOException, UnreadableException {
        for (MonthFile file : files) {
            if (file.next != null && file.next.number("number") == link) {
                Line found = file.next;
                file.advance();
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** The export lacks this record. */
    void lacks(long id, long link, long line) {
        lacking++;
        int end = gaps.size() - 1;
        if (end >= 0 && gaps.get(end).last() + 1 == id) {
            Gap gap = gaps.get(end);
            gaps.set(end, new Gap(gap.first(), id, gap.link(), gap.line()));
        } else {
            gaps.add(new Gap(id, id, link, line));
        }
    }

    /** The chain says that a month was archived. */
    void archived(Line month) throws UnreadableException {
        if (month.recordText("source").equals(ChainSource.AUDIT.label())) {
            months.add(new Month(
                    month.recordNumber("firstRow"),
                    month.recordNumber("lastRow"),
                    month.recordNumber("rowCount"),
                    month.recordText("fileDigest")));
        }
    }

    /** The first records that are lacking and were not archived. */
    Optional<Gap> unexplained() {
        for (Gap gap : gaps) {
            long at = gap.first();
            while (at <= gap.last()) {
                long id = at;
                long reached = months.stream()
                        .filter(month -> month.first() <= id && id <= month.last())
                        .mapToLong(Month::last)
                        .max()
                        .orElse(0);
                if (reached < at) {
                    return Optional.of(new Gap(at, gap.last(), gap.link(), gap.line()));
                }
                at = reached + 1;
            }
        }
        return Optional.empty();
    }

    long lacking() {
        return lacking;
    }

    /** How many records the months held in all. */
    long archived() {
        return months.stream().mapToLong(Month::rows).sum();
    }

    /** The link of a file's line that was not asked for: the file is of another audit, or in no order. */
    Optional<Long> unasked() throws UnreadableException {
        for (MonthFile file : files) {
            if (file.next != null) {
                return Optional.of(file.next.number("number"));
            }
        }
        return Optional.empty();
    }

    /** Whether each file is, to the byte, one that the chain says was written; to be asked when all lines were read. */
    boolean areTheFilesThatWereWritten() throws IOException {
        Set<String> written = months.stream().map(Month::fileDigest).collect(Collectors.toSet());
        for (MonthFile file : files) {
            if (!written.contains(file.digest())) {
                return false;
            }
        }
        return true;
    }
}
