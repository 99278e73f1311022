package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.menkyo.protocol.audit.AuditRecordForm;
import org.menkyo.protocol.audit.CanonicalJson;
import org.menkyo.protocol.audit.CanonicalTime;
import org.menkyo.protocol.audit.ChainLink;
import org.menkyo.protocol.audit.ChainStatement;
import org.menkyo.protocol.audit.ChainStatement.Purpose;
import org.menkyo.protocol.audit.ExportLine;
import org.menkyo.shared.text.CsvLine;

/** Writes the audit as files, in parts of bounded size (LC-1002, LC-1003); {@code docs/audit.md} describes them. */
@ApplicationScoped
public class AuditExporter {

    private static final int PART = 1000;
    private static final AuditRecordForm GONE = new AuditRecordForm(null, Map.of());

    private static final String CSV_HEADER = CsvLine.header(
            "id",
            "occurredAt",
            "callerName",
            "party",
            "userId",
            "distributorId",
            "channel",
            "sourceAddress",
            "correlationId",
            "action",
            "subjectType",
            "subjectId",
            "licenseId",
            "outcome",
            "details");

    private final AuditChain chain;
    private final AuditCheckpoints checkpoints;
    private final AuditRecords records;
    private final ArchivedMonths archives;
    private final AuditErasures erasures;
    private final CheckpointSigner signer;
    private final Clock clock;

    @Inject
    public AuditExporter(
            AuditChain chain,
            AuditCheckpoints checkpoints,
            AuditRecords records,
            ArchivedMonths archives,
            AuditErasures erasures,
            CheckpointSigner signer,
            Clock clock) {
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.records = records;
        this.archives = archives;
        this.erasures = erasures;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * The chain as it is now: whatever somebody did to it in the database is for the verifier to find. What is chained
     * while it is written is left out, unless values were erased meanwhile: then the chain goes on to the statement of that.
     */
    void chain(OutputStream output) throws IOException {
        OutputStream buffered = new BufferedOutputStream(output);
        // In this order, since a checkpoint comes with its link: one that is ahead of the last link shows a lost tail.
        long lastCheckpoint =
                checkpoints.last().map(AuditCheckpoint::sealNumber).orElse(0L);
        ChainLink last = chain.last();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        write(buffered, ExportLine.header(now, signer.publicKey()));
        links(buffered, 0, last);
        while (erasures.lastLink() > last.number()) {
            long written = last.number();
            lastCheckpoint = checkpoints.last().map(AuditCheckpoint::sealNumber).orElse(0L);
            last = chain.last();
            links(buffered, written, last);
        }
        for (AuditCheckpoint ahead : checkpoints.between(Math.max(1, last.number()), lastCheckpoint)) {
            write(buffered, line(ahead));
        }
        ChainStatement statement = new ChainStatement(last.number(), last.hash(), now);
        byte[] signature = signer.sign(statement.signedBytes(Purpose.EXPORT_END));
        write(buffered, ExportLine.statement(statement, Purpose.EXPORT_END, signer.publicKey(), signature));
        buffered.flush();
    }

    private void links(OutputStream output, long written, ChainLink last) throws IOException {
        long number = written;
        for (AuditCheckpoint meanwhile :
                checkpoints.between(Math.max(1, written), Math.min(written, last.number() - 1))) {
            write(output, line(meanwhile));
        }
        while (number < last.number()) {
            List<AuditSeal> part = chain.linksAfter(number, PART);
            long end = Math.min(part.get(part.size() - 1).number(), last.number());
            // A checkpoint that was signed meanwhile has its own link behind the last one.
            write(output, part, end, checkpoints.between(number + 1, Math.min(end, last.number() - 1)));
            number = end;
        }
    }

    private void write(OutputStream output, List<AuditSeal> part, long end, List<AuditCheckpoint> stated)
            throws IOException {
        Map<AuditSeal, AuditRecordForm> stored = stored(part);
        Map<Long, List<AuditCheckpoint>> byLink =
                stated.stream().collect(Collectors.groupingBy(AuditCheckpoint::sealNumber));
        for (AuditSeal seal : part) {
            if (seal.number() > end) {
                return;
            }
            AuditRecordForm form = stored.getOrDefault(seal, GONE);
            write(output, ExportLine.link(seal.link(), seal.row(), form.covered(), form.personal()));
            for (AuditCheckpoint checkpoint : byLink.getOrDefault(seal.number(), List.of())) {
                write(output, line(checkpoint));
            }
        }
    }

    /** What an export carries of the rows behind links, as far as they are there: records and statements about them. */
    private Map<AuditSeal, AuditRecordForm> stored(List<AuditSeal> part) {
        Map<String, Map<Long, AuditRecordForm>> forms = new HashMap<>();
        forms.put(records.name(), forms(records.byId(refIds(part, records.name())), RecordDigest::form));
        forms.put(
                archives.name(),
                forms(
                        archives.byId(refIds(part, archives.name())),
                        month -> new AuditRecordForm(month.members(), Map.of())));
        forms.put(
                erasures.name(),
                forms(
                        erasures.byId(refIds(part, erasures.name())),
                        statement -> new AuditRecordForm(statement.members(), Map.of())));
        Map<AuditSeal, AuditRecordForm> stored = new HashMap<>();
        for (AuditSeal seal : part) {
            AuditRecordForm form = forms.getOrDefault(seal.source(), Map.of()).get(seal.refId());
            if (form != null) {
                stored.put(seal, form);
            }
        }
        return stored;
    }

    private static <T> Map<Long, AuditRecordForm> forms(Map<Long, T> rows, Function<T, AuditRecordForm> form) {
        return rows.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, row -> form.apply(row.getValue())));
    }

    private static List<Long> refIds(List<AuditSeal> part, String source) {
        return part.stream()
                .filter(seal -> seal.source().equals(source))
                .map(AuditSeal::refId)
                .toList();
    }

    private static String line(AuditCheckpoint checkpoint) {
        return ExportLine.statement(
                checkpoint.statement(), Purpose.CHECKPOINT, checkpoint.publicKey(), checkpoint.signature());
    }

    void licenseAsJsonLines(String licenseId, OutputStream output) throws IOException {
        OutputStream buffered = new BufferedOutputStream(output);
        ofLicense(licenseId, record -> write(buffered, RecordDigest.readable(record)));
        buffered.flush();
    }

    void licenseAsCsv(String licenseId, OutputStream output) throws IOException {
        OutputStream buffered = new BufferedOutputStream(output);
        writeText(buffered, CSV_HEADER);
        ofLicense(licenseId, record -> writeText(buffered, csv(record)));
        buffered.flush();
    }

    private interface RecordSink {
        void take(AuditRecord record) throws IOException;
    }

    private void ofLicense(String licenseId, RecordSink sink) throws IOException {
        List<AuditRecord> part = records.ofLicenseAfter(licenseId, Long.MIN_VALUE, PART);
        while (!part.isEmpty()) {
            for (AuditRecord record : part) {
                sink.take(record);
            }
            part = records.ofLicenseAfter(licenseId, part.get(part.size() - 1).id(), PART);
        }
    }

    private static String csv(AuditRecord record) {
        return CsvLine.of(
                record.id(),
                CanonicalTime.of(record.occurredAt()),
                orEmpty(record.callerName()),
                record.party(),
                orEmpty(record.userId()),
                orEmpty(record.distributorId()),
                record.channel(),
                orEmpty(record.sourceAddress()),
                record.correlationId(),
                record.action(),
                record.subjectType(),
                orEmpty(record.subjectId()),
                orEmpty(record.licenseId()),
                record.outcome(),
                CanonicalJson.of(record.details()));
    }

    private static Object orEmpty(Optional<?> value) {
        return value.isPresent() ? value.get() : "";
    }

    private static void write(OutputStream output, String line) throws IOException {
        writeText(output, line);
        output.write('\n');
    }

    private static void writeText(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
