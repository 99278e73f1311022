package org.menkyo.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.kms.projection.SuspectedDuplicate;
import org.menkyo.kms.report.KmsEventFilter;
import org.menkyo.kms.report.KmsEventView;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.kms.serving.SampleHost;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** What operators read of the requests that their hosts answered: log, export and suspicions. */
class HostLogTest {

    @RegisterExtension
    static final KmsScenario KMS = new KmsScenario();

    private KmsHostView host;
    private KmsServing serving;

    @BeforeEach
    void installAHost(TestInfo test) {
        host = KMS.install(KMS.key(), test.getDisplayName());
        serving = KMS.serving();
    }

    @Test
    @Tag("VA-313")
    void theLogIsFilteredByMachineAndTime() {
        UUID wanted = SampleHost.cmid();
        List<Instant> times = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            KMS.clock().move(Duration.ofDays(1));
            times.add(KMS.clock().instant());
            answer(request(wanted, "wanted", 1));
            answer(request(SampleHost.cmid(), "other " + day, 2));
        }

        assertThat(events(new KmsEventFilter(wanted, null, null), 200))
                .hasSize(10)
                .allMatch(event -> event.machineName().equals("wanted"));
        assertThat(events(new KmsEventFilter(null, times.get(3), times.get(6)), 200))
                .extracting(KmsEventView::answeredAt)
                .containsExactly(times.get(5), times.get(5), times.get(4), times.get(4), times.get(3), times.get(3));
        assertThat(events(new KmsEventFilter(wanted, times.get(3), times.get(6)), 2))
                .extracting(KmsEventView::answeredAt)
                .containsExactly(times.get(5), times.get(4), times.get(3));
        assertThat(events(new KmsEventFilter(null, null, times.get(0)), 10)).isEmpty();
        assertThat(events(new KmsEventFilter(null, times.get(9).plusSeconds(1), null), 10))
                .isEmpty();
        assertThat(events(KmsEventFilter.NONE, 3)).hasSize(20);
    }

    @Test
    @Tag("VA-313")
    void whatIsTypedForAFilterIsChecked() {
        assertThat(KmsEventFilter.parse(null, "2026-11-21T18:00:00+09:00", "").from())
                .isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
        assertThatThrownBy(() -> KmsEventFilter.parse("x", "yesterday", "2026"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field())
                                .containsExactly("cmid", "from", "until"));
    }

    @Test
    @Tag("VA-313")
    void theExportHasEveryFieldAndNoFormulas() {
        UUID cmid = SampleHost.cmid();
        answer(request(cmid, "=cmd|' /C calc'!A0", 5));
        answer(request(SampleHost.cmid(), "with, comma and \"quotes\"", 6));

        String csv =
                KMS.call(KmsHostService.class, s -> s.exportEvents(KMS.operator(), host.id(), KmsEventFilter.NONE));

        String[] lines = csv.split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0])
                .isEqualTo("\uFEFFansweredAt,host,batch,place,result,count,added,machineName,cmid,clientTime,virtual,"
                        + "licenseState,remainingMinutes,edition,hardware");
        assertThat(lines[1]).contains(",\"with, comma and \"\"quotes\"\"\",");
        assertThat(lines[2])
                .isEqualTo(
                        KMS.clock().instant() + "," + host.name() + ",1,0,ANSWERED,1,true,'=cmd|' /C calc'!A0," + cmid
                                + "," + KMS.clock().instant() + ",false,INITIAL_GRACE,43200,211,"
                                + new Bits128(5, 5));
    }

    @Test
    @Tag("VA-315")
    void aClonedImageIsReportedWithAdviceAndCountsOnce() {
        UUID cloned = SampleHost.cmid();
        answer(request(cloned, "clone-1", 1));
        KMS.follow();
        KMS.clock().move(Duration.ofHours(2));
        answer(request(cloned, "clone-2", 2));
        answer(request(SampleHost.cmid(), "innocent", 3));
        KMS.follow();
        KMS.clock().move(Duration.ofHours(2));
        answer(request(cloned, "clone-1", 1));
        answer(request(cloned, "clone-3", 3));
        KMS.follow();

        List<SuspectedDuplicate> suspected = duplicates();

        assertThat(suspected).singleElement().satisfies(duplicate -> {
            assertThat(duplicate.cmid()).isEqualTo(cloned);
            assertThat(duplicate.machines())
                    .extracting(SuspectedDuplicate.Machine::machineName)
                    .containsExactly("clone-1", "clone-2", "clone-3");
            assertThat(duplicate.lastSeenAt()).isEqualTo(KMS.clock().instant());
            assertThat(duplicate.advice()).contains("Rearm");
        });
        assertThat(KMS.get(host).suspectedDuplicates()).isEqualTo(1);
        assertThat(KMS.get(host).count()).isEqualTo(2);
    }

    @Test
    @Tag("VA-315")
    void otherHardwareAloneIsSuspectedToo() {
        UUID cloned = SampleHost.cmid();
        answer(request(cloned, "same name", 1));
        answer(request(cloned, "same name", 2));
        KMS.follow();
        assertThat(duplicates())
                .singleElement()
                .extracting(d -> d.machines().size())
                .isEqualTo(2);
    }

    @Test
    @Tag("VA-315")
    void aMachineThatIsRenamedAfterSomeDaysIsNoDuplicate() {
        UUID renamed = SampleHost.cmid();
        answer(request(renamed, "before", 1));
        KMS.follow();
        KMS.clock().move(Duration.ofHours(24));
        answer(request(renamed, "after", 1));
        KMS.follow();
        answer(request(renamed, "after", 1));
        KMS.follow();
        assertThat(duplicates()).isEmpty();
    }

    private static KmsRequest request(UUID cmid, String name, long hardware) {
        return new KmsRequest(
                SampleHost.STANDARD_SERVER,
                cmid,
                name,
                LicenseState.INITIAL_GRACE,
                43_200,
                false,
                KMS.clock().instant(),
                SampleHost.nonce(),
                new Bits128(hardware, hardware),
                0);
    }

    private void answer(KmsRequest request) {
        serving.answer(List.of(request));
    }

    private List<SuspectedDuplicate> duplicates() {
        return KMS.call(KmsHostService.class, s -> s.duplicates(KMS.operator(), host.id(), PageRequest.first()))
                .items();
    }

    private List<KmsEventView> events(KmsEventFilter filter, int pageSize) {
        List<KmsEventView> events = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = PageRequest.of(cursor, pageSize);
            Page<KmsEventView> page =
                    KMS.call(KmsHostService.class, s -> s.events(KMS.operator(), host.id(), filter, request));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(pageSize);
            events.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return events;
    }
}
