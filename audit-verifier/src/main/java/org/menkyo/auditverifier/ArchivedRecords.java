package org.menkyo.auditverifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.menkyo.auditverifier.Line.UnreadableException;
import org.menkyo.protocol.audit.ExportLine;

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

    private record Month(long first, long last, long rows) {}

    private static final class MonthFile {

        private final BufferedReader lines;
        private Line next;

        MonthFile(BufferedReader lines) throws IOException, UnreadableException {
            this.lines = lines;
            String header = lines.readLine();
            if (header == null || !Line.parse(header).text("type").equals(ExportLine.ARCHIVE_HEADER)) {
                throw new UnreadableException("it does not begin as an archive of audit records");
            }
            advance();
        }

        void advance() throws IOException, UnreadableException {
            String text = lines.readLine();
            next = text == null ? null : Line.parse(text);
        }
    }

    private final List<MonthFile> files = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Month> months = new ArrayList<>();
    private long lacking;

    ArchivedRecords(List<BufferedReader> archives) throws IOException {
        for (BufferedReader archive : archives) {
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
        if (month.recordText("source").equals(ExportLine.AUDIT_SOURCE)) {
            months.add(new Month(
                    month.recordNumber("firstRow"), month.recordNumber("lastRow"), month.recordNumber("rowCount")));
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
}
