package org.menkyo.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.permission.Role;
import org.menkyo.shared.Caller;
import org.menkyo.shared.Channel;
import org.menkyo.shared.Language;
import org.menkyo.shared.NotFoundException;
import org.menkyo.shared.NotPermittedException;
import org.menkyo.shared.Page;
import org.menkyo.shared.PageRequest;
import org.menkyo.shared.Party;
import org.menkyo.testing.SampleCenter;
import org.menkyo.testing.TestDatabase;

class AuditServiceTest {

    private static final String ADMINISTRATOR = "admin@example.com";
    private static final String VIEWER = "viewer@example.com";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final SampleCenter CENTER = new SampleCenter();

    private final AuditFixture audit = new AuditFixture(DATABASE);

    @BeforeAll
    static void twoLicenses() {
        DATABASE.transact(entities -> {
            CENTER.agreement(entities, "L-2", "other");
            var agreement = CENTER.agreement(entities, "L-1", "mine");
            CENTER.grant(entities, agreement, ADMINISTRATOR, Role.ADMINISTRATOR);
            CENTER.grant(entities, agreement, VIEWER, Role.LICENSE_INFORMATION_VIEWER);
        });
    }

    private static <T> T call(Function<AuditService, T> work) {
        return DATABASE.inTransaction(entities -> work.apply(service(entities)));
    }

    private static AuditService service(EntityManager entities) {
        AuditRecords records = new AuditRecords(entities);
        ChainVerifier verifier = new ChainVerifier(
                new AuditChain(entities),
                List.of(records),
                new InstallationCheckpointSigner(SampleCenter.SECRET_BOX),
                CENTER.clock());
        return new AuditService(CENTER.access(entities), records, verifier);
    }

    private static Caller technical(Party party) {
        return new Caller(
                "account",
                party,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Channel.REST,
                "192.0.2.1",
                Language.EN,
                "c-1");
    }

    @Test
    @Tag("LC-1003")
    void administratorsReadTheAuditOfTheirLicensesNewestFirst() {
        long first = audit.append(AuditFixture.person(), AuditFixture.event("a"));
        audit.append(AuditFixture.person(), AuditEvent.done(AuditFixture.Action.TESTED, "thing", "of-another", "L-2"));
        audit.append(AuditFixture.person(), AuditEvent.done(AuditFixture.Action.TESTED, "thing", "of-none", null));
        long second = audit.append(AuditFixture.person(), AuditFixture.event("b"));
        Caller administrator = SampleCenter.registered(ADMINISTRATOR);

        Page<AuditRecordView> newest = call(s -> s.listForLicense(administrator, "L-1", PageRequest.of(null, 1)));
        Page<AuditRecordView> next =
                call(s -> s.listForLicense(administrator, "L-1", PageRequest.of(newest.next(), 1)));

        assertThat(newest.items()).extracting(AuditRecordView::id).containsExactly(second);
        assertThat(next.items()).extracting(AuditRecordView::id).containsExactly(first);
        assertThat(call(s -> s.listForLicense(administrator, "L-1", PageRequest.first()))
                        .items())
                .extracting(AuditRecordView::licenseId)
                .containsOnly("L-1");
        assertThat(newest.items().get(0)).satisfies(record -> {
            assertThat(record.callerName()).isEqualTo("kim.tanaka@example.com");
            assertThat(record.action()).isEqualTo("TESTED");
            assertThat(record.subjectId()).isEqualTo("b");
            assertThat(record.details()).containsEntry("old", "1").containsEntry("new", "2");
        });
    }

    @Test
    @Tag("LC-1003")
    void nobodyElseReadsTheAuditOfALicense() {
        Caller viewer = SampleCenter.registered(VIEWER);
        Caller nobody = SampleCenter.registered("nobody@example.com");
        Caller administrator = SampleCenter.registered(ADMINISTRATOR);

        assertThatThrownBy(() -> call(s -> s.listForLicense(viewer, "L-1", PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> call(s -> s.listForLicense(nobody, "L-1", PageRequest.first())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> call(s -> s.listForLicense(administrator, "L-2", PageRequest.first())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> call(s -> s.listAll(administrator, PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> call(s -> s.verify(administrator))).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> call(s -> s.listAll(technical(Party.OPERATOR), PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    @Tag("LC-1001")
    @Tag("LC-1003")
    void auditorsReadAndVerifyEverything() {
        long first = audit.append(AuditFixture.person(), AuditFixture.event("x"));
        long second = audit.append(
                AuditFixture.distributor(), AuditEvent.done(AuditFixture.Action.TESTED, "thing", "y", null));
        audit.seal();
        Caller auditor = technical(Party.AUDITOR);

        assertThat(call(s -> s.listAll(auditor, PageRequest.of(null, 2))).items())
                .extracting(AuditRecordView::id)
                .containsExactly(second, first);
        AuditVerification verification = call(s -> s.verify(auditor));
        assertThat(verification.intact()).isTrue();
        assertThat(verification.links()).isGreaterThanOrEqualTo(2);
        assertThat(verification.verifiedAt()).isEqualTo(Instant.from(SampleCenter.NOW));
    }
}
