package org.menkyo.report.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.report.ActivationLine;
import org.menkyo.report.KmsHostLine;
import org.menkyo.report.MachineLine;
import org.menkyo.report.MakUseLine;
import org.menkyo.shared.text.Language;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@Tag("VA-702")
class ReportChartsTest {

    @Test
    void aChartIsTextInBothLanguagesWithoutAnyStyleOfItsOwn() throws Exception {
        List<ActivationLine> lines = List.of(
                activations("2026-10", KeyType.MAK, 120),
                activations("2026-11", KeyType.MAK, 80),
                activations("2026-11", KeyType.KMS_HOST, 2));

        String english = new ReportCharts(Language.EN).activations(lines);
        String japanese = new ReportCharts(Language.JA).activations(lines);

        assertThat(texts(english)).contains("Activations", "MAK", "KMS host key", "2026-10", "2026-11");
        assertThat(texts(japanese)).contains("ライセンス認証", "KMS ホスト キー", "2026-10");
        assertThat(english)
                .contains("<title>Activations</title>", "role=\"img\"", "font-family=\"sans-serif\"")
                .doesNotContain("style=", "<script", "<image");
    }

    @Test
    void aChartOfManyPeriodsShowsTheLastOnes() throws Exception {
        List<ActivationLine> lines = new ArrayList<>();
        IntStream.rangeClosed(1, 60)
                .forEach(day -> lines.add(
                        activations(LocalDate.of(2026, 9, 1).plusDays(day).toString(), KeyType.MAK, day)));

        List<String> texts = texts(new ReportCharts(Language.EN).activations(lines));

        assertThat(texts).contains("2026-10-31").doesNotContain("2026-09-02");
    }

    @Test
    void otherChartsShowWhatTheirTablesTell() throws Exception {
        ReportCharts charts = new ReportCharts(Language.EN);
        MakUseLine mak = new MakUseLine(
                UUID.randomUUID(), "L-1", "org", "Org", "B", "Server group B", "*", 50, 20, 30, 1, 10, "2027-01-01");
        MachineLine machines =
                new MachineLine("L-1", "org", "Org", null, 5, 1, 2, 0, 1, 1, Instant.parse("2026-11-30T00:00:00Z"));
        KmsHostLine host = new KmsHostLine("2026-11", UUID.randomUUID(), "kms <1>", null, 90, 80, 10, 30, 42);

        assertThat(texts(charts.makUse(List.of(mak)))).contains("L-1 B", "Used", "Remaining");
        assertThat(texts(charts.machines(List.of(machines)))).contains("Edition not known", "Never answered");
        assertThat(texts(charts.kmsHosts(List.of(host)))).contains("kms <1>", "2026-11", "Count");
        assertThat(texts(charts.kmsHosts(List.of()))).contains("Highest count of KMS hosts");
    }

    private static ActivationLine activations(String period, KeyType type, long count) {
        return new ActivationLine(period, null, null, null, null, null, null, type, count, 0);
    }

    private static List<String> texts(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        NodeList nodes = document.getElementsByTagName("text");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().trim())
                .toList();
    }
}
