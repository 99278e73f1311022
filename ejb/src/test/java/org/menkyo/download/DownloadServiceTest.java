package org.menkyo.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.media.MediaKind;
import org.menkyo.media.MediaService;
import org.menkyo.media.MediaView;
import org.menkyo.order.OrderLine;
import org.menkyo.permission.Role;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleMedia;
import org.menkyo.testing.TestBeans;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class DownloadServiceTest {

    private static final byte[] BYTES = "media".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    @TempDir
    private Path folder;

    private SampleMedia media;
    private SampleLicenses.License license;
    private Caller administrator;

    @BeforeEach
    void aLicense() {
        media = new SampleMedia(SCENARIO, folder);
        license = new SampleLicenses(SCENARIO).order(SampleLicenses.line("SVR-STD-2008", 5));
        administrator = license.administrator();
    }

    @Test
    @Tag("LC-702")
    void theListIsWhatTheLicensesEntitleTo() {
        MediaView full = media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        MediaView bootable = media.recorded("SVR-STD-2008", MediaKind.BOOTABLE, BYTES);
        MediaView other = media.recorded("VISTA-BUS-UPG", MediaKind.UPGRADE, BYTES);

        assertThat(list(DownloadFilter.none()))
                .extracting(DownloadChoice::mediaId)
                .contains(full.id(), bootable.id())
                .doesNotContain(other.id());
        assertThat(list(filter("SVR-STD-2008", null, MediaKind.BOOTABLE, "ja", 0)))
                .extracting(DownloadChoice::mediaId)
                .contains(bootable.id())
                .doesNotContain(full.id());
        assertThat(list(filter(null, "Windows Client", null, null, 0))).isEmpty();
        assertThat(list(filter(null, null, null, "en", 0))).isEmpty();
        assertThat(list(DownloadFilter.none()))
                .filteredOn(choice -> choice.mediaId().equals(full.id()))
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.licenseId()).isEqualTo(license.licenseId());
                    assertThat(choice.usual()).isTrue();
                    assertThat(choice.size()).isEqualTo(BYTES.length);
                    assertThat(choice.sha256()).isEqualTo(full.sha256());
                    assertThat(choice.estimatedSeconds()).isNull();
                });
    }

    @Test
    @Tag("LC-113")
    void upgradeMediaAreForUpgradeLicensesAndForOthersUntilSoftwareAssuranceEnds() {
        MediaView upgrade = media.recorded("SVR-STD-2008", MediaKind.UPGRADE, BYTES);
        MediaView full = media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        MediaView ofUpgradeLicenses = media.recorded("VISTA-BUS-UPG", MediaKind.UPGRADE, BYTES);
        SampleLicenses.License covered = new SampleLicenses(SCENARIO)
                .order(OrderLine.of("SVR-STD-2008", 1, true), OrderLine.of("VISTA-BUS-UPG", 1, true));

        assertThat(mediaOf(license)).contains(full.id()).doesNotContain(upgrade.id());
        assertThatThrownBy(() -> link(administrator, upgrade)).isInstanceOf(NotFoundException.class);
        assertThat(mediaOf(covered)).contains(full.id(), upgrade.id(), ofUpgradeLicenses.id());
        Link link = link(covered, upgrade);
        assertThat(open(link, false).description().size()).isEqualTo(BYTES.length);

        // The last day of an OPEN order's Software Assurance is that of its authorization number, two years after.
        Instant begin = SCENARIO.clock().instant();
        try {
            SCENARIO.clock().move(Duration.ofDays(732));
            assertThat(mediaOf(covered))
                    .as("licenses and what they install go on")
                    .contains(full.id(), ofUpgradeLicenses.id())
                    .doesNotContain(upgrade.id());
            assertThatThrownBy(() -> link(covered, upgrade)).isInstanceOf(NotFoundException.class);
            assertThat(link(covered, full)).isNotNull();
        } finally {
            SCENARIO.clock().set(begin);
        }
    }

    @Test
    @Tag("LC-702")
    void theEstimatedTimeIsTheSizeOverTheSpeed() {
        assertThat(DownloadService.seconds(4_700_000_000L, 100_000)).isEqualTo(376);
        assertThat(DownloadService.seconds(1, 100_000)).isEqualTo(1);
        MediaView full = media.recorded("SVR-STD-2008", MediaKind.FULL, new byte[1_000_000]);

        assertThat(list(filter(null, null, null, null, 1_000)))
                .filteredOn(choice -> choice.mediaId().equals(full.id()))
                .extracting(DownloadChoice::estimatedSeconds)
                .containsExactly(8L);
    }

    @Test
    @Tag("LC-702")
    void pagesFollowOneAnotherWithoutGapsOrRepetitions() {
        for (int i = 0; i < 5; i++) {
            media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        }
        List<UUID> all = list(DownloadFilter.none()).stream()
                .map(DownloadChoice::mediaId)
                .toList();
        List<UUID> paged = new ArrayList<>();
        PageRequest request = PageRequest.of(null, 2);
        Page<DownloadChoice> page;
        do {
            PageRequest asked = request;
            page = media.call(DownloadService.class, s -> s.list(administrator, DownloadFilter.none(), asked));
            page.items().forEach(choice -> paged.add(choice.mediaId()));
            request = page.next() == null ? null : PageRequest.of(page.next(), 2);
        } while (request != null);

        assertThat(paged).isEqualTo(all).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    @Tag("LC-702")
    void aLinkGivesTheBytesAndIsOneAuditRecordHoweverOftenItIsUsed() throws IOException {
        MediaView file = media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        Link link = link(administrator, file);

        assertThat(open(link, false).description().size()).isEqualTo(BYTES.length);
        assertThat(SCENARIO.auditRecords("DOWNLOAD_MEDIA", license.licenseId()))
                .as("asked only what it is")
                .isZero();
        try (InputStream bytes = open(link, true).read(1, 3)) {
            assertThat(bytes.readAllBytes()).asString().isEqualTo("edi");
        }
        open(link, true);
        assertThat(SCENARIO.auditRecords("DOWNLOAD_MEDIA", license.licenseId())).isEqualTo(1);
    }

    @Test
    @Tag("LC-702")
    void aLinkIsBoundToAllThatItWasMadeFor() {
        MediaView file = media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        MediaView second = media.recorded("SVR-STD-2008", MediaKind.BOOTABLE, BYTES);
        Link link = link(administrator, file);

        assertNotFound(new Link(link.id(), link.signature().substring(1) + "A"));
        assertNotFound(new Link(UUID.randomUUID(), link.signature()));
        assertNotFound(new Link(link(administrator, second).id(), link.signature()));
        for (String change : List.of(
                "license_id = 'OTHER'",
                "holder_key = 'other@example.org'",
                "ends_at = ends_at + interval '1 hour'",
                "account = 'other'",
                "media_file_id = (SELECT id FROM media_file WHERE public_id = '" + second.id() + "')")) {
            assertThatThrownBy(() -> SCENARIO.look(em -> {
                        em.createNativeQuery("UPDATE download SET " + change + " WHERE public_id = :id")
                                .setParameter("id", link.id())
                                .executeUpdate();
                        return new TestBeans(em, SCENARIO.clock())
                                .get(DownloadService.class)
                                .open(stranger(), link.id(), link.signature(), true);
                    }))
                    .as(change)
                    .isInstanceOf(NotFoundException.class);
        }
        assertThat(open(link, true)).as("nothing of it was kept").isNotNull();
    }

    @Test
    @Tag("LC-702")
    void aLinkEnds() {
        Link link = link(administrator, media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES));
        SCENARIO.clock().move(Duration.ofMinutes(59));
        open(link, true);
        SCENARIO.clock().move(Duration.ofMinutes(1));

        assertNotFound(link);
        media.call(EndedDownloads.class, job -> job.runBatch());
        List<?> left = SCENARIO.look(em -> em.createNativeQuery("SELECT 1 FROM download WHERE public_id = :id")
                .setParameter("id", link.id())
                .getResultList());
        assertThat(left).isEmpty();
    }

    @Test
    @Tag("LC-702")
    void theRightIsAskedAnewWhenALinkIsUsed() {
        MediaView file = media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        Caller colleague = SCENARIO.registered("downloader@" + UUID.randomUUID() + ".example");
        long permission = grant(colleague, Role.DOWNLOAD_ADMINISTRATOR);
        Link link = link(colleague, file);
        open(link, true);

        SCENARIO.call(PermissionService.class, s -> {
            s.remove(administrator, license.licenseId(), permission);
            return null;
        });
        assertNotFound(link);

        grant(colleague, Role.LICENSE_INFORMATION_VIEWER);
        assertThatThrownBy(() -> open(link, true)).isInstanceOf(NotPermittedException.class);

        grant(colleague, Role.DOWNLOAD_ADMINISTRATOR);
        open(link, true);
        SCENARIO.call(PermissionService.class, s -> {
            s.disable(
                    administrator, license.licenseId(), colleague.requireEmail().value());
            return null;
        });
        assertThatThrownBy(() -> open(link, true)).isInstanceOf(LicensingException.class);
    }

    @Test
    @Tag("LC-702")
    void aLinkEndsWithTheLicenseAndWithTheMedia() {
        MediaView file = media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        Link first = link(administrator, file);
        SCENARIO.look(em -> em.createNativeQuery("UPDATE entitlement SET ends_at = :now WHERE agreement_id ="
                        + " (SELECT id FROM agreement WHERE license_id = :id)")
                .setParameter("now", SCENARIO.clock().instant())
                .setParameter("id", license.licenseId())
                .executeUpdate());
        assertNotFound(first);
        assertThat(list(DownloadFilter.none())).isEmpty();
        assertThatThrownBy(() -> link(administrator, file)).isInstanceOf(NotFoundException.class);

        license = new SampleLicenses(SCENARIO).order(SampleLicenses.line("SVR-STD-2008", 5));
        Link second = link(license.administrator(), file);
        Caller operator = SCENARIO.operator();
        media.call(MediaService.class, s -> {
            s.withdraw(operator, file.id());
            return null;
        });
        assertNotFound(second);
    }

    @Test
    @Tag("LC-702")
    void theAddressMustStillBeThePersons() {
        Link link = link(administrator, media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES));
        SCENARIO.look(em -> em.createNativeQuery(
                        "UPDATE app_user SET business_email = :other, business_email_key = :other WHERE id = :id")
                .setParameter("other", UUID.randomUUID() + "@example.org")
                .setParameter("id", administrator.requireUserId())
                .executeUpdate());

        assertNotFound(link);
    }

    @Test
    @Tag("LC-208")
    void whatOneMayNotKnowOfLooksAsIfItDidNotExist() {
        MediaView file = media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        MediaView notLicensed = media.recorded("VISTA-BUS-UPG", MediaKind.UPGRADE, BYTES);
        Caller stranger = SCENARIO.registered("other@" + UUID.randomUUID() + ".example");

        assertThatThrownBy(() -> link(stranger, file)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> link(administrator, notLicensed)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> create(administrator, license.licenseId(), UUID.randomUUID()))
                .isInstanceOf(NotFoundException.class);
        assertThat(media.call(DownloadService.class, s -> s.list(stranger, DownloadFilter.none(), PageRequest.first()))
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "OPEN_LICENSE_CONTACT", mode = EnumSource.Mode.EXCLUDE)
    @Tag("LC-302")
    void downloadingFollowsTheRolesThatCanBeGranted(Role role) {
        MediaView file = media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        Caller colleague = SCENARIO.registered("role@" + UUID.randomUUID() + ".example");
        grant(colleague, role);
        boolean may = Set.of(Role.ADMINISTRATOR, Role.DOWNLOAD_ADMINISTRATOR).contains(role);

        Page<DownloadChoice> listed =
                media.call(DownloadService.class, s -> s.list(colleague, DownloadFilter.none(), PageRequest.first()));
        assertThat(listed.items().isEmpty()).isEqualTo(!may);
        if (may) {
            open(link(colleague, file), true);
        } else {
            assertThatThrownBy(() -> link(colleague, file)).isInstanceOf(NotPermittedException.class);
        }
    }

    @Test
    @Tag("LC-803")
    void supportHasNoAccessToKeysOrDownloadsByBeingSupport() {
        MediaView file = media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        Caller support = SCENARIO.support();

        assertThatThrownBy(() -> link(support, file)).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> media.call(
                        DownloadService.class, s -> s.list(support, DownloadFilter.none(), PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> SCENARIO.call(
                        ProductKeyService.class, s -> s.list(support, ProductKeyFilter.none(), PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        UUID key = new SampleLicenses(SCENARIO).keys(license).get(0).id();
        assertThatThrownBy(() -> SCENARIO.call(ProductKeyService.class, s -> s.reveal(support, key)))
                .isInstanceOf(LicensingException.class);
    }

    @Test
    @Tag("LC-702")
    void aPersonGetsOnlySoManyLinksADay() {
        MediaView file = media.recorded("SVR-STD-2008", MediaKind.FULL, BYTES);
        for (int i = 0; i < 200; i++) {
            link(administrator, file);
        }
        assertThatThrownBy(() -> link(administrator, file))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
    }

    private record Link(UUID id, String signature) {

        static Link of(DownloadView view) {
            String[] path = view.link().getRawPath().split("/");
            assertThat(URI.create(view.link().toString()).getPath()).endsWith(".iso");
            return new Link(UUID.fromString(path[3]), path[4]);
        }
    }

    private Link link(SampleLicenses.License holder, MediaView file) {
        return create(holder.administrator(), holder.licenseId(), file.id());
    }

    private List<UUID> mediaOf(SampleLicenses.License holder) {
        return media
                .call(
                        DownloadService.class,
                        s -> s.list(
                                holder.administrator(),
                                DownloadFilter.none(),
                                new PageRequest(Optional.empty(), PageRequest.MAX_SIZE)))
                .items()
                .stream()
                .map(DownloadChoice::mediaId)
                .toList();
    }

    private Link link(Caller caller, MediaView file) {
        return create(caller, license.licenseId(), file.id());
    }

    private Link create(Caller caller, String licenseId, UUID mediaId) {
        return Link.of(
                media.call(DownloadService.class, s -> s.create(caller, licenseId, new CreateDownload(mediaId))));
    }

    private OpenedDownload open(Link link, boolean forBytes) {
        return media.call(DownloadService.class, s -> s.open(stranger(), link.id(), link.signature(), forBytes));
    }

    private static Caller stranger() {
        return Caller.stranger(LicensingScenario.origin());
    }

    private void assertNotFound(Link link) {
        assertThatThrownBy(() -> open(link, true)).isInstanceOf(NotFoundException.class);
    }

    private long grant(Caller colleague, Role role) {
        return SCENARIO
                .call(
                        PermissionService.class,
                        s -> s.grant(
                                administrator,
                                license.licenseId(),
                                new GrantPermissions(colleague.requireEmail().value(), List.of(role))))
                .permissions()
                .stream()
                .filter(p -> p.role() == role)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<DownloadChoice> list(DownloadFilter filter) {
        return media.call(
                        DownloadService.class,
                        s -> s.list(administrator, filter, new PageRequest(Optional.empty(), PageRequest.MAX_SIZE)))
                .items();
    }

    private static DownloadFilter filter(String product, String family, MediaKind kind, String language, long speed) {
        return DownloadFilter.of(null, product, family, kind, language, speed);
    }
}
