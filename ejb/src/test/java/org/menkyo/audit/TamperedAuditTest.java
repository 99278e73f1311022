package org.menkyo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.archiver.Archiver;
import org.menkyo.auditverifier.ExportVerification;
import org.menkyo.auditverifier.Verdict;
import org.menkyo.testing.TestDatabase;

/** Whatever somebody does to an export is found, wherever he does it. */
class TamperedAuditTest {

    private static final int TAMPERINGS = 1000;
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    private final AuditFixture audit = new AuditFixture(DATABASE);
    private String earlier;

    /** Records, erased values, ledgers, an archived month and three checkpoints. */
    private String export() throws Exception {
        append("2026-01-15T00:00:00Z", 3);
        append("2026-02-01T00:00:00Z", 2);
        audit.append(
                AuditFixture.distributor(), AuditEvent.done(AuditFixture.Action.TESTED, "thing", "é日😀\n\"", null));
        audit.tamper("insert into audit_unsealed values ('kms-ledger', 7), ('kms-ledger', 8)");
        audit.seal(new SomeLedger());
        audit.erase(eraser -> eraser.ofPerson(null, List.of("s2"), "s2"::equals));
        audit.erase(eraser -> eraser.before(Instant.parse("2026-01-20T00:00:00Z"), 100));
        earlier = audit.export();
        try (Connection owner = DATABASE.owner().getConnection()) {
            new Archiver(owner, folder, line -> {}).archive(YearMonth.of(2026, 2), LATER);
        }
        append("2026-06-01T00:00:00.5Z", 2);
        audit.seal();
        audit.append(1);
        audit.seal();
        return audit.export();
    }

    private void append(String at, int records) {
        audit.clock.set(Instant.parse(at));
        audit.append(records);
        audit.seal();
    }

    @Test
    @Tag("LC-1002")
    @Tag("LC-1204")
    void nothingThatIsAlteredIsCalledIntact() throws Exception {
        String export = export();
        assertThat(verify(export.getBytes(StandardCharsets.UTF_8)).finding()).isEmpty();
        assertThat(verify(earlier.getBytes(StandardCharsets.UTF_8)).finding()).isEmpty();

        List<String> calledIntact = new ArrayList<>();
        int done = 0;
        for (long seed = 0; done < TAMPERINGS; seed++) {
            Tampering tampering = new Tampering(seed, export, earlier);
            byte[] tampered = tampering.tampered();
            if (meaning(tampered).equals(meaning(export.getBytes(StandardCharsets.UTF_8)))) {
                continue;
            }
            done++;
            if (verify(tampered).intact()) {
                calledIntact.add("seed " + seed + ": " + tampering.told());
            }
        }
        assertThat(calledIntact).isEmpty();
    }

    /** The text without what may differ: how lines end, whether a byte order mark begins it. */
    private static String meaning(byte[] export) {
        return new String(export, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00ef\u00bb\u00bf", "")
                .replace("\r\n", "\n")
                .replaceFirst("[\r\n]+$", "");
    }

    private static Verdict verify(byte[] export) throws IOException {
        return new ExportVerification(Optional.of(AuditFixture.SIGNER.publicKey()), List.of())
                .verify(new ByteArrayInputStream(export));
    }
}
