package org.menkyo.auditverifier;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.menkyo.auditverifier.Line.UnreadableException;
import org.menkyo.protocol.audit.ChainLink;
import org.menkyo.protocol.audit.ChainSource;
import org.menkyo.protocol.audit.ChainStatement;
import org.menkyo.protocol.audit.ChainStatement.Purpose;
import org.menkyo.protocol.audit.ChainedRow;
import org.menkyo.protocol.audit.Erasures.Unexplained;
import org.menkyo.protocol.audit.ExportLine;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.crypto.Sha256;

/**
 * One walk over an exported audit, up to the first thing that is wrong (LC-1002). It keeps one line at a time, so the length
 * of the audit does not matter. For one call of {@link #verify}.
 */
public final class ExportVerification {

    /** Ends the walk. */
    private static final class FoundException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Finding finding;

        FoundException(Finding finding) {
            super(finding.text());
            this.finding = finding;
        }
    }

    private final VerifyingKey givenKey;
    private final ArchivedRecords archives;
    private final PersonalValues personal = new PersonalValues();
    private final TreeMap<Long, List<KeptCheckpoint>> kept = new TreeMap<>();

    private VerifyingKey key;
    private ChainLink last = ChainLink.start();
    private long lineNumber;
    private long records;
    private long otherRows;
    private long archivedCompared;
    private long checkpoints;
    private long keptCheckpoints;
    private boolean ahead;
    private Instant begunAt;
    private Instant endedAt;
    private long emptyLine;

    /** The checkpoint of the last link, which the next one stands for. */
    private Optional<ChainedRow> unlinked = Optional.empty();

    /** A verification without files of archived records. */
    public ExportVerification(Optional<byte[]> publicKey, List<InputStream> outside) throws IOException {
        this(publicKey, outside, List.of());
    }

    /**
     * Prepares a verification.
     *
     * @param publicKey the installation's audit key, as it was learnt otherwise; empty to believe the file
     * @param outside checkpoints that were kept outside, as the server answered them, or other exports
     * @param months files of archived audit records, packed as they were written
     * @throws UnreadableInputException if these are not what they should be
     */
    public ExportVerification(Optional<byte[]> publicKey, List<InputStream> outside, List<InputStream> months)
            throws IOException {
        this.archives = new ArchivedRecords(months);
        try {
            this.givenKey = publicKey.map(VerifyingKey::of).orElse(null);
        } catch (IllegalArgumentException e) {
            throw new UnreadableInputException("the public key is no Ed25519 key: " + e.getMessage());
        }
        this.key = givenKey;
        for (InputStream file : outside) {
            try {
                KeptCheckpoint.read(new Lines(file))
                        .forEach(checkpoint -> kept.computeIfAbsent(
                                        checkpoint.statement().links(), links -> new ArrayList<>())
                                .add(checkpoint));
            } catch (UnreadableException e) {
                throw new UnreadableInputException("a checkpoint that was kept cannot be read: " + e.getMessage());
            }
        }
    }

    /** Reads an export to its end, or to what is wrong first. */
    public Verdict verify(InputStream export) throws IOException {
        Finding finding = null;
        try {
            Lines lines = new Lines(export);
            for (String text = lines.next(); text != null; text = lines.next()) {
                lineNumber++;
                if (text.isEmpty()) {
                    emptyLine = emptyLine == 0 ? lineNumber : emptyLine;
                } else {
                    line(text);
                }
            }
            lineNumber++;
            end();
        } catch (UnreadableException e) {
            finding = new Finding(Problem.UNREADABLE, lineNumber, null, null, e.getMessage());
        } catch (FoundException e) {
            finding = e.finding;
        }
        return new Verdict(
                Optional.ofNullable(finding),
                last,
                records,
                archives.lacking(),
                archivedCompared,
                personal.erased(),
                otherRows,
                checkpoints,
                keptCheckpoints,
                key == null ? "" : HexFormat.of().formatHex(key.toBytes()),
                givenKey != null,
                Optional.ofNullable(endedAt));
    }

    private void line(String text) throws IOException, UnreadableException, FoundException {
        if (emptyLine > 0) {
            throw new UnreadableException("line " + emptyLine + " is empty");
        }
        if (endedAt != null) {
            throw new UnreadableException("there is something behind the end");
        }
        Line line = Line.parse(text);
        String type = line.text("type");
        if (lineNumber == 1) {
            if (!type.equals(ExportLine.HEADER)) {
                throw new UnreadableException("the file does not begin as an export");
            }
            header(line);
        } else if (type.equals(ExportLine.LINK)) {
            link(line);
        } else if (type.equals(Purpose.CHECKPOINT.label())) {
            checkpoint(line);
        } else if (type.equals(Purpose.EXPORT_END.label())) {
            exportEnd(line);
        } else {
            throw new UnreadableException("an export has no lines of this type");
        }
    }

    private void header(Line line) throws UnreadableException, FoundException {
        byte[] named = line.bytes("publicKey", VerifyingKey.LENGTH);
        begunAt = line.time("exportedAt");
        line.requireForm(ExportLine.header(begunAt, named));
        if (givenKey == null) {
            key = publicKey(named);
        } else if (!Arrays.equals(named, givenKey.toBytes())) {
            throw found(Problem.SIGNATURE_WRONG, null, null, "the export names another key than the one given");
        }
        for (KeptCheckpoint checkpoint :
                kept.values().stream().flatMap(List::stream).toList()) {
            if (!checkpoint.isSignedBy(key)) {
                throw found(
                        Problem.SIGNATURE_WRONG,
                        checkpoint.statement().links(),
                        null,
                        "the key did not sign the checkpoint kept outside for this link");
            }
        }
    }

    private static VerifyingKey publicKey(byte[] named) throws UnreadableException {
        try {
            return VerifyingKey.of(named);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("publicKey is no Ed25519 key");
        }
    }

    private void link(Line line) throws IOException, UnreadableException, FoundException {
        long number = line.number("number");
        ChainLink stated = new ChainLink(number, line.bytes("chainHash", Sha256.LENGTH));
        ChainedRow row = line.row();
        line.requireForm(ExportLine.link(
                stated, row, line.hasRecord() ? line.record() : null, line.hasRecord() ? line.personal() : Map.of()));
        if (number != last.number() + 1) {
            throw found(
                    Problem.GAP, last.number() + 1, null, "the link is gone; the next one in the file is " + number);
        }
        if (ahead) {
            throw found(Problem.CHECKPOINT_WRONG, number, null, "a later link's checkpoint stands before this link");
        }
        ChainLink next = last.next(row);
        if (!Arrays.equals(next.hash(), stated.hash())) {
            throw found(
                    Problem.CHAIN_BROKEN,
                    number,
                    null,
                    "its hash does not follow from the link before and from what it says");
        }
        row(line, row, next);
        last = next;
        for (KeptCheckpoint checkpoint : kept.getOrDefault(number, List.of())) {
            compare(checkpoint.statement(), "the checkpoint kept outside");
            keptCheckpoints++;
        }
    }

    private void row(Line line, ChainedRow row, ChainLink link)
            throws IOException, UnreadableException, FoundException {
        String source = row.source();
        if (unlinked.isPresent() != source.equals(ChainSource.CHECKPOINT.label())) {
            throw unlinked.isPresent()
                    ? found(
                            Problem.CHECKPOINT_WRONG,
                            link.number(),
                            null,
                            "it does not stand for the checkpoint before it")
                    : found(Problem.MISSING, link.number(), String.valueOf(row.refId()), "the checkpoint is gone");
        }
        if (source.equals(ChainSource.AUDIT.label())) {
            auditRecord(line, row, link);
        } else if (!line.personal().isEmpty()) {
            throw new UnreadableException("it has members in excess: personal");
        } else if (source.equals(ChainSource.ARCHIVED_MONTH.label())) {
            record(line, row, link.number());
            archives.archived(line);
            otherRows++;
        } else if (source.equals(ChainSource.ERASED_VALUES.label())) {
            record(line, row, link.number());
            personal.erased(line);
            otherRows++;
        } else if (line.hasRecord()) {
            throw new UnreadableException("it has members in excess: record");
        } else if (source.equals(ChainSource.CHECKPOINT.label())) {
            ownLink(row, link.number());
        } else if (ChainSource.isKnown(source)) {
            otherRows++;
        } else {
            throw new UnreadableException("no chain has links with this source");
        }
    }

    private void ownLink(ChainedRow row, long number) throws FoundException {
        ChainedRow checkpoint = unlinked.orElseThrow();
        if (row.refId() != checkpoint.refId() || !Arrays.equals(row.digest(), checkpoint.digest())) {
            throw found(
                    Problem.EDITED,
                    number,
                    String.valueOf(row.refId()),
                    "the checkpoint says something else than when it was chained");
        }
        unlinked = Optional.empty();
    }

    private void auditRecord(Line line, ChainedRow row, ChainLink link)
            throws IOException, UnreadableException, FoundException {
        if (line.hasRecord()) {
            record(line, row, link.number());
            if (!personal.fit(line, row.refId())) {
                throw edited(link.number(), String.valueOf(row.refId()));
            }
            records++;
            return;
        }
        archives.lacks(row.refId(), link.number(), lineNumber);
        Optional<Line> archived = archives.line(link.number());
        if (archived.isPresent()) {
            record(archived.get(), row, link.number());
            if (!archived.get()
                    .isWritten(ExportLine.link(link, row, archived.get().record(), Map.of()))) {
                throw found(
                        Problem.ARCHIVE_WRONG,
                        link.number(),
                        String.valueOf(row.refId()),
                        "the archive says something else of this link");
            }
            archivedCompared++;
        }
    }

    private void record(Line line, ChainedRow row, long number) throws UnreadableException, FoundException {
        String id = String.valueOf(row.refId());
        if (!line.hasRecord()) {
            throw found(Problem.MISSING, number, id, "the record of this link is gone");
        }
        if (!Arrays.equals(line.recordDigest(), row.digest())
                || !line.recordId().equals(id)) {
            throw edited(number, id);
        }
    }

    private FoundException edited(long number, String id) {
        return found(Problem.EDITED, number, id, "the record says something else than when it was chained");
    }

    private void checkpoint(Line line) throws UnreadableException, FoundException {
        ChainStatement statement = line.statement();
        byte[] signature = requireSignature(line, statement, Purpose.CHECKPOINT);
        if (statement.links() > last.number()) {
            ahead = true;
        } else {
            compare(statement, "the checkpoint");
            if (unlinked.isPresent()) {
                throw found(
                        Problem.CHECKPOINT_WRONG, statement.links(), null, "there are two checkpoints of this link");
            }
            byte[] digest = ExportLine.checkpointDigest(statement, key.toBytes(), signature);
            unlinked = Optional.of(
                    new ChainedRow(ChainSource.CHECKPOINT.label(), statement.links(), digest, statement.signedAt()));
            checkpoints++;
        }
    }

    private void exportEnd(Line line) throws UnreadableException, FoundException {
        ChainStatement statement = line.statement();
        requireSignature(line, statement, Purpose.EXPORT_END);
        if (statement.links() > last.number()) {
            throw cutOff("the signed end tells of " + statement.links() + " links");
        }
        compare(statement, "the signed end");
        if (unlinked.isPresent()) {
            throw cutOff("the link of the last checkpoint is gone");
        }
        if (!statement.signedAt().equals(begunAt)) {
            lineNumber = 1;
            throw found(Problem.SIGNATURE_WRONG, null, null, "the signed end tells of another time of the export");
        }
        endedAt = statement.signedAt();
    }

    private byte[] requireSignature(Line line, ChainStatement statement, Purpose purpose)
            throws UnreadableException, FoundException {
        byte[] named = line.bytes("publicKey", VerifyingKey.LENGTH);
        byte[] signature = line.bytes("signature", VerifyingKey.SIGNATURE_LENGTH);
        line.requireForm(ExportLine.statement(statement, purpose, named, signature));
        boolean right = Arrays.equals(named, key.toBytes()) && statement.isSignedBy(key, purpose, signature);
        if (!right) {
            throw found(Problem.SIGNATURE_WRONG, statement.links(), null, "the key did not sign this statement");
        }
        return signature;
    }

    private void compare(ChainStatement statement, String name) throws FoundException {
        if (statement.links() != last.number() || !Arrays.equals(statement.chainHash(), last.hash())) {
            throw found(
                    Problem.CHECKPOINT_WRONG,
                    statement.links(),
                    null,
                    name + " says something else than the chain at link " + last.number());
        }
    }

    /** What can only be seen at the end: that there was more. */
    private void end() throws IOException, UnreadableException, FoundException {
        if (lineNumber == 1) {
            throw new UnreadableException("the file is empty");
        }
        if (endedAt == null) {
            throw cutOff("the signed end is gone");
        }
        if (ahead) {
            throw cutOff("a checkpoint tells of more links");
        }
        Map.Entry<Long, List<KeptCheckpoint>> lastKept = kept.lastEntry();
        if (lastKept != null && lastKept.getKey() > last.number()) {
            throw cutOff("a checkpoint kept outside tells of " + lastKept.getKey() + " links");
        }
        archivesExplainWhatIsLacking();
        Optional<Unexplained> gone = personal.unexplained();
        if (gone.isPresent()) {
            throw found(
                    Problem.VALUE_GONE,
                    null,
                    Long.toString(gone.get().record()),
                    gone.get().member() + " is gone, and the chain does not say that it was erased");
        }
        for (KeptCheckpoint checkpoint : kept.getOrDefault(0L, List.of())) {
            if (!Arrays.equals(
                    checkpoint.statement().chainHash(), ChainLink.start().hash())) {
                throw found(Problem.CHECKPOINT_WRONG, 0L, null, "the checkpoint kept outside is of no link");
            }
        }
    }

    private void archivesExplainWhatIsLacking() throws IOException, UnreadableException, FoundException {
        Optional<ArchivedRecords.Gap> gap = archives.unexplained();
        if (gap.isPresent()) {
            lineNumber = gap.get().line();
            throw found(
                    Problem.MISSING,
                    gap.get().link(),
                    Long.toString(gap.get().first()),
                    "the record of this link is gone");
        }
        if (archives.lacking() != archives.archived()) {
            throw found(
                    Problem.ARCHIVE_WRONG,
                    null,
                    null,
                    archives.lacking() + " records are lacking, and " + archives.archived() + " were archived");
        }
        Optional<Long> unasked = archives.unasked();
        if (unasked.isPresent()) {
            throw found(
                    Problem.ARCHIVE_WRONG, unasked.get(), null, "an archive has a record that does not belong here");
        }
        if (!archives.areTheFilesThatWereWritten()) {
            throw found(Problem.ARCHIVE_WRONG, null, null, "an archive is not the file that was written");
        }
    }

    private FoundException cutOff(String text) {
        return found(Problem.CUT_OFF, last.number() + 1, null, text);
    }

    private FoundException found(Problem problem, Long sealNumber, String recordId, String text) {
        return new FoundException(new Finding(problem, lineNumber, sealNumber, recordId, text));
    }
}
