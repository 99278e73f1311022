package org.menkyo.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.testing.SampleLicenses.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.SubmitOrder;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.StreamedFile;
import org.menkyo.testing.LicensingScenario;

@Tag("LC-701")
class LicenseStatementTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "admin@" + run + ".example";

    @Test
    @Tag("LC-710")
    void anEnglishStatementSaysWhatTheLicenseIdGives() throws IOException {
        OrderView order = order(
                "Contoso Ltd & <Sons>",
                OrderLine.of("SVR-STD-2008", 1200, true),
                new OrderLine("VISTA-BUS-UPG", 5, false, null, true, "Windows XP Professional"));
        LocalDate today = LocalDate.ofInstant(SCENARIO.clock().instant(), ZoneOffset.UTC);
        DateTimeFormatter days =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.ENGLISH);

        try (PDDocument document = statement(SCENARIO.registered(email), order.licenseNumber(), "english")) {
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("License statement " + order.licenseNumber());
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(text(document))
                    .contains(
                            "Date of this statement: " + days.format(today),
                            "Contoso Ltd & <Sons> (org-" + run + ")",
                            order.authorizationNumber() + " (last day: " + days.format(today.plusYears(2)) + ")",
                            "reseller@" + run + ".example",
                            "SVR-STD-2008",
                            "1,200",
                            "for 1,200",
                            "until " + days.format(today.plusYears(2)),
                            "Page 1 / 1")
                    .containsPattern("Upgrade license:\\s+needs a\\s+qualifying\\s+base license")
                    .containsPattern("Base licenses\\s+confirmed:\\s+5 of 5");
        }
    }

    @Test
    @Tag("LC-710")
    void aJapaneseStatementCanBeSearchedAndNamesPeopleRightly() throws IOException {
        OrderView order = order("株式会社𠮟野・髙﨑商店", OrderLine.of("SVR-STD-2008", 10, true), line("VISTA-BUS-UPG", 5));
        LocalDate end =
                LocalDate.ofInstant(SCENARIO.clock().instant(), ZoneOffset.UTC).plusYears(2);

        try (PDDocument document = statement(japanese(SCENARIO.registered(email)), order.licenseNumber(), "japanese")) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("ライセンス明細書 " + order.licenseNumber());
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ja");
            assertThat(text(document))
                    .contains(
                            "ライセンス明細書",
                            "株式会社𠮟野・髙﨑商店",
                            order.authorizationNumber() + " (最終日: " + end.getYear() + "年" + end.getMonthValue() + "月"
                                    + end.getDayOfMonth() + "日)",
                            "10 ライセンス",
                            "ページ 1 / 1");
            assertThat(text(document).replaceAll("\\s", ""))
                    .contains("アップグレードライセンス:対象となる基本ライセンスが必要です", "基本ライセンスの確認:0/5");
        }
    }

    @Test
    void theFontIsEmbeddedInPart() throws IOException {
        OrderView order = order("Small", line("SVR-STD-2008", 1));

        try (PDDocument document = statement(SCENARIO.registered(email), order.licenseNumber(), null)) {
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+BIZUDPGothic.*");
            }
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            document.save(saved);
            assertThat(saved.size()).isLessThan(200_000);
        }
    }

    @Test
    void theSumsAreThoseOfTheLicenseSummary() throws IOException {
        OrderView first = order("Sums", line("SVR-STD-2008", 7), line("VISTA-BUS-UPG", 5));
        Caller admin = SCENARIO.registered(email);
        List<LicenseSummaryLine> summary = SCENARIO.call(
                        LicenseSummaryService.class,
                        s -> s.list(
                                admin,
                                LicenseSummaryFilter.none(),
                                LicenseSummaryOrder.LICENSE_ID,
                                PageRequest.of(null, 100)))
                .items();

        try (PDDocument document = statement(admin, first.licenseNumber(), null)) {
            String text = text(document);
            assertThat(summary).hasSize(2);
            for (LicenseSummaryLine line : summary) {
                assertThat(text).containsPattern("(?s)" + line.product() + ".{0,80}?\\b" + line.quantity() + "\\b");
            }
        }
    }

    @Test
    @Tag("LC-304")
    void onlyAdministratorsSeeNumberAndReseller() throws IOException {
        OrderView order = order("Viewed", line("SVR-STD-2008", 3));
        Caller viewer = SCENARIO.registered("viewer@" + run + ".example");
        SCENARIO.database()
                .transact(em -> em.createNativeQuery("INSERT INTO permission"
                                + " (agreement_id, email, email_key, role, way, given_by, given_at)"
                                + " SELECT id, :email, :email, 'LICENSE_INFORMATION_VIEWER', 'GRANT', :email, created_at"
                                + " FROM agreement WHERE license_id = :licenseId")
                        .setParameter("email", "viewer@" + run + ".example")
                        .setParameter("licenseId", order.licenseNumber())
                        .executeUpdate());

        try (PDDocument document = statement(viewer, order.licenseNumber(), null)) {
            assertThat(text(document))
                    .contains("SVR-STD-2008")
                    .doesNotContain(order.authorizationNumber(), "reseller@" + run);
        }
    }

    @Test
    @Tag("LC-208")
    void toStrangersALicenseIdDoesNotExist() {
        OrderView order = order("Hidden", line("SVR-STD-2008", 3));
        Caller other = SCENARIO.registered("other@" + run + ".example");

        assertThatThrownBy(() -> read(other, order.licenseNumber())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> read(other, "no-such-license")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> export(other, LicenseSummaryFilter.none())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aStatementOverManyLicenseIdsHasPagesAndAnEnd() throws IOException {
        order("Many", line("SVR-STD-2008", 1));
        Caller admin = SCENARIO.registered(email);
        addAgreements(LicenseStatementService.MOST_LINES - 1, "FULL");

        try (PDDocument document = load(export(admin, LicenseSummaryFilter.none()), "many")) {
            assertThat(text(document))
                    .contains(
                            "FULL-" + run.toUpperCase(Locale.ROOT) + "-499", "Page 2 / " + document.getNumberOfPages());
        }
        addAgreements(1, "MORE");
        assertThatThrownBy(() -> export(admin, LicenseSummaryFilter.none()))
                .isInstanceOfSatisfying(RejectedException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.STATEMENT_TOO_LONG);
                    assertThat(e.text(Language.EN)).contains("CSV");
                });
        assertThat(export(
                        admin,
                        new LicenseSummaryFilter(
                                "MORE-" + run.toUpperCase(Locale.ROOT) + "-1", null, null, null, null, null, null)))
                .isNotEmpty();
    }

    private void addAgreements(int count, String prefix) {
        SCENARIO.database()
                .transact(em -> em.createNativeQuery("""
                                WITH added AS (
                                  INSERT INTO agreement (license_id, program, organization_id, distributor_id, created_at, version)
                                  SELECT :prefix || '-' || upper(:run) || '-' || n, 'SELECT', a.organization_id, a.distributor_id,
                                    a.created_at, 0
                                  FROM generate_series(1, :count) n, (
                                    SELECT * FROM agreement WHERE organization_id =
                                      (SELECT id FROM organization WHERE identifier = :organization) LIMIT 1) a
                                  RETURNING id, created_at),
                                entitled AS (
                                  INSERT INTO entitlement (agreement_id, product_code, quantity, software_assurance, starts_at)
                                  SELECT added.id, 'SVR-STD-2008', 1, false, added.created_at FROM added)
                                INSERT INTO permission (agreement_id, email, email_key, role, way, given_by, given_at)
                                SELECT id, :email, :email, 'LICENSE_INFORMATION_VIEWER', 'GRANT', :email, created_at FROM added
                                """)
                        .setParameter("prefix", prefix)
                        .setParameter("count", count)
                        .setParameter("run", run)
                        .setParameter("organization", "org-" + run)
                        .setParameter("email", email)
                        .executeUpdate());
    }

    private OrderView order(String name, OrderLine... lines) {
        SubmitOrder form = LicensingScenario.order("PO-" + run, "org-" + run, email);
        Caller distributor = SCENARIO.distributor();
        return SCENARIO.call(
                OrderService.class,
                s -> s.submit(
                        distributor,
                        new SubmitOrder(
                                form.orderNumber(),
                                new OrganizationDetails(
                                        "org-" + run, name, form.organization().address()),
                                form.endCustomers(),
                                List.of("reseller@" + run + ".example"),
                                null,
                                List.of(lines))));
    }

    private static Caller japanese(Caller caller) {
        return new Caller(
                caller.name(),
                caller.party(),
                caller.userId(),
                caller.email(),
                caller.distributorId(),
                caller.channel(),
                caller.sourceAddress(),
                Language.JA,
                caller.correlationId(),
                caller.token(),
                caller.system(),
                caller.mustEnroll());
    }

    private static PDDocument statement(Caller caller, String licenseId, String name) throws IOException {
        return load(read(caller, licenseId), name);
    }

    /** Keeps it beside the test reports, too, where people can look at it. */
    private static PDDocument load(byte[] pdf, String name) throws IOException {
        if (name != null) {
            Files.write(Path.of("target", "statement-" + name + ".pdf"), pdf);
        }
        return Loader.loadPDF(pdf);
    }

    private static byte[] read(Caller caller, String licenseId) {
        return bytes(s -> s.read(caller, licenseId));
    }

    private static byte[] export(Caller caller, LicenseSummaryFilter filter) {
        return bytes(s -> s.export(caller, filter));
    }

    private static byte[] bytes(Function<LicenseStatementService, StreamedFile> call) {
        return SCENARIO.call(LicenseStatementService.class, s -> {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try {
                call.apply(s).writeTo(sent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return sent.toByteArray();
        });
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }
}
