package org.menkyo.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.TestBeans;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class AuditServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final AuditFixture audit = new AuditFixture(SCENARIO.database());

    private static <T> T call(Function<AuditService, T> work) {
        return SCENARIO.look(entities -> work.apply(service(entities)));
    }

    private static AuditService service(EntityManager entities) {
        TestBeans beans = new TestBeans(entities, SCENARIO.clock()).with(CheckpointSigner.class, AuditFixture.SIGNER);
        AuditRecords records = beans.get(AuditRecords.class);
        ChainVerifier verifier = new ChainVerifier(
                beans.get(AuditChain.class),
                beans.get(AuditCheckpoints.class),
                List.of(records, beans.get(AuditCheckpoints.class)),
                beans.get(AuditErasures.class),
                AuditFixture.SIGNER,
                SCENARIO.clock());
        return new AuditService(
                beans.get(AccessControl.class),
                records,
                verifier,
                beans.get(AuditExporter.class),
                beans.get(AuditCheckpoints.class));
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

    private static AuditEvent event(String subjectId, String licenseId) {
        return AuditEvent.done(AuditFixture.Action.TESTED, "thing", subjectId, licenseId)
                .with("old", "1");
    }

    @Test
    @Tag("LC-1003")
    void administratorsReadTheAuditOfTheirLicensesNewestFirst() {
        Caller administrator = SCENARIO.registered("admin@example.com");
        String mine = SCENARIO.licensed("admin@example.com").licenseNumber();
        String another = SCENARIO.licensed("other@example.com").licenseNumber();
        long first = audit.append(AuditFixture.person(), event("a", mine));
        audit.append(AuditFixture.person(), event("of-another", another));
        audit.append(AuditFixture.person(), event("of-none", null));
        long second = audit.append(AuditFixture.person(), event("b", mine));

        Page<AuditRecordView> newest = call(s -> s.listForLicense(administrator, mine, PageRequest.of(null, 1)));
        Page<AuditRecordView> next = call(s -> s.listForLicense(administrator, mine, PageRequest.of(newest.next(), 1)));

        assertThat(newest.items()).extracting(AuditRecordView::id).containsExactly(second);
        assertThat(next.items()).extracting(AuditRecordView::id).containsExactly(first);
        assertThat(call(s -> s.listForLicense(administrator, mine, PageRequest.first()))
                        .items())
                .hasSizeGreaterThan(2)
                .extracting(AuditRecordView::licenseId)
                .containsOnly(mine);
        assertThat(newest.items().get(0)).satisfies(record -> {
            assertThat(record.callerName()).isEqualTo("kim.tanaka@example.com");
            assertThat(record.action()).isEqualTo("TESTED");
            assertThat(record.subjectId()).isEqualTo("b");
            assertThat(record.details()).containsEntry("old", "1");
        });
    }

    @Test
    @Tag("LC-1003")
    void nobodyElseReadsTheAuditOfALicense() {
        String mine = SCENARIO.licensed("admin2@example.com").licenseNumber();
        String another = SCENARIO.licensed("other@example.com").licenseNumber();
        Caller administrator = SCENARIO.registered("admin2@example.com");
        Caller viewer = SCENARIO.registered("viewer@example.com");
        Caller nobody = SCENARIO.registered("nobody@example.com");
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(
                        administrator,
                        mine,
                        new GrantPermissions("viewer@example.com", List.of(Role.LICENSE_INFORMATION_VIEWER))));

        assertThatThrownBy(() -> call(s -> s.listForLicense(viewer, mine, PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> call(s -> s.listForLicense(nobody, mine, PageRequest.first())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> call(s -> s.listForLicense(administrator, another, PageRequest.first())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> call(s -> s.listAll(administrator, null, PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> call(s -> s.verify(administrator))).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> call(s -> s.listAll(technical(Party.OPERATOR), null, PageRequest.first())))
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

        assertThat(call(s -> s.listAll(auditor, null, PageRequest.of(null, 2))).items())
                .extracting(AuditRecordView::id)
                .containsExactly(second, first);
        AuditVerification verification = call(s -> s.verify(auditor));
        assertThat(verification.intact()).isTrue();
        assertThat(verification.links()).isGreaterThanOrEqualTo(2);
        assertThat(verification.verifiedAt()).isEqualTo(SCENARIO.clock().instant());
    }

    @Test
    @Tag("LC-1003")
    void auditorsReadTheRecordsOfALicenseIdAlone() {
        String licenseId = SCENARIO.licensed("admin3@example.com").licenseNumber();
        audit.append(AuditFixture.person(), AuditFixture.event("of another one"));

        assertThat(call(s -> s.listAll(technical(Party.AUDITOR), " " + licenseId, PageRequest.first()))
                        .items())
                .isNotEmpty()
                .allMatch(record -> record.licenseId().equals(licenseId));
    }
}
