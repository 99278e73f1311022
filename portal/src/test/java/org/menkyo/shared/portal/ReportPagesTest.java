package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.report.ActivationLine;
import org.menkyo.report.KmsHostLine;
import org.menkyo.report.MachineLine;
import org.menkyo.report.MakUseLine;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.text.Language;

/** The tables of the reports' pages, with lines that lack what can be absent, and without any. */
@Tag("VA-702")
class ReportPagesTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachReportIsAChartWithATextBesideItsTable(Language language) throws Exception {
        Map<String, Object> model = new HashMap<>();
        model.put("base", "/reports");
        model.put("query", "licenseId=L-1");
        model.put(
                "activations",
                page(
                        new ActivationLine("2026-11", "L-1", "o", "Org <1>", "B", "E", "Server", KeyType.MAK, 1200, 3),
                        new ActivationLine("2026-11", "L-1", "o", "Org <1>", "B", null, null, KeyType.KMS_HOST, 2, 0)));
        model.put(
                "makUse",
                page(new MakUseLine(
                        UUID.randomUUID(),
                        "L-1",
                        "o",
                        "Org",
                        "B",
                        "Group",
                        "*-ABCDE",
                        50,
                        20,
                        30,
                        1,
                        10,
                        "2027-01-31")));
        model.put(
                "machines",
                page(new MachineLine(
                        "L-1", "o", "Org", null, 5, 1, 2, 0, 1, 1, Instant.parse("2026-11-30T16:00:00Z"))));

        String html = render("reports", language, model);

        for (String chart : List.of("activations", "mak-use", "machines")) {
            assertThat(html)
                    .contains("src=\"/reports/" + chart + ".svg?licenseId=L-1\"")
                    .contains("href=\"/reports/" + chart + ".csv?licenseId=L-1\"");
        }
        assertThat(html)
                .contains("Org &lt;1&gt;", "1,200", "*-ABCDE")
                .contains(language == Language.JA ? "2027年1月31日" : "January 31, 2027")
                .contains(language == Language.JA ? "2026年12月1日" : "December 1, 2026")
                .doesNotContain("style=\"", "alt=\"\"");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anEmptyReportSaysWhatToDo(Language language) throws Exception {
        Map<String, Object> model = new HashMap<>();
        model.put("base", "/publisher-reports");
        model.put("activations", page());
        model.put("makUse", page());
        model.put("machines", page());

        assertThat(render("reports", language, model))
                .contains(PageTexts.in(language).text("reports.machines.empty"))
                .doesNotContain("<img");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theReportOfHostsLinksToThem(Language language) throws Exception {
        UUID host = UUID.randomUUID();
        Map<String, Object> model = new HashMap<>();
        model.put("hosts", page(new KmsHostLine("2026-11", host, "kms1", null, 90, 80, 10, 30, 42)));

        assertThat(render("kms-host-reports", language, model))
                .contains("/kms-hosts/" + host, "src=\"/kms-host-reports/counts.svg\"", ">42<");
    }

    private static Page<Object> page(Object... lines) {
        return new Page<>(List.of(lines), null);
    }

    private static String render(String template, Language language, Map<String, Object> shown) throws Exception {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(PageRenderer.class, "");
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setLocalizedLookup(false);
        templates.setDefaultEncoding("UTF-8");
        templates.setURLEscapingCharset("UTF-8");
        templates.setObjectWrapper(new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
        templates.addAutoImport("p", "layout.ftl");
        PageTexts texts = new PageTexts(language, TOKYO);
        Map<String, Object> model = new HashMap<>(shown);
        model.put("t", texts.text());
        model.put("label", texts.label());
        model.put("day", texts.day());
        model.put("count", texts.count());
        model.put("page", template);
        model.put("address", "/" + template);
        model.put("style", "/style.css");
        model.put("icon", "/icon.svg");
        model.put("support", "support@example.com");
        StringWriter out = new StringWriter();
        templates.getTemplate(template + ".ftl", language.locale()).process(model, out);
        return out.toString();
    }
}
