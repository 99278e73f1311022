package org.menkyo.report.portal;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.report.ActivationLine;
import org.menkyo.report.KmsHostLine;
import org.menkyo.report.MachineLine;
import org.menkyo.report.MakUseLine;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.Texts;

/** Draws what a report's table tells, for those who see it better (VA-702). */
final class ReportCharts {

    static final int WIDTH = 960;
    static final int HEIGHT = 360;

    /** Told apart by people who see few colors, too, and from the white behind them. */
    private static final Color[] COLORS = {
        new Color(0x1F5FA8), new Color(0xC2570C), new Color(0x2B7A4B), new Color(0x8A3FA0), new Color(0x5B6470)
    };

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);

    /** More columns could not be read; the table has them. */
    private static final int MOST_COLUMNS = 24;

    /** The names of more columns have room only if they are inclined. */
    private static final int MOST_LEVEL = 4;

    private final Texts texts;

    ReportCharts(Language language) {
        this.texts = Texts.beside(ReportCharts.class, "charts", language);
    }

    /** How often was activated in each period, by the type of keys. */
    String activations(List<ActivationLine> lines) {
        List<String> periods = last(lines.stream().map(ActivationLine::period));
        Map<String, long[]> series = new LinkedHashMap<>();
        for (KeyType type : KeyType.values()) {
            long[] values = new long[periods.size()];
            lines.stream()
                    .filter(line -> line.keyType() == type && periods.contains(line.period()))
                    .forEach(line -> values[periods.indexOf(line.period())] += line.activations());
            if (Arrays.stream(values).sum() > 0) {
                series.put(texts.text("keyType." + type), values);
            }
        }
        return svg("activations", periods, series, true);
    }

    /** How far MAKs are used. */
    String makUse(List<MakUseLine> lines) {
        List<MakUseLine> shown = lines.subList(0, Math.min(lines.size(), MOST_COLUMNS));
        Map<String, long[]> series = new LinkedHashMap<>();
        series.put(texts.text("used"), values(shown, MakUseLine::used));
        series.put(texts.text("remaining"), values(shown, MakUseLine::remaining));
        return svg(
                "makUse",
                shown.stream()
                        .map(line -> line.licenseId() + " " + line.productGroup())
                        .toList(),
                series,
                true);
    }

    /** How many machines of each edition are in which license state. */
    String machines(List<MachineLine> lines) {
        List<String> editions = new ArrayList<>();
        Map<String, long[]> series = new LinkedHashMap<>();
        for (String state : List.of("licensed", "initialGrace", "outOfToleranceGrace", "notification", "unknown")) {
            series.put(texts.text(state), new long[MOST_COLUMNS]);
        }
        for (MachineLine line : lines) {
            String edition = line.edition() == null ? texts.text("noEdition") : line.edition();
            if (!editions.contains(edition)) {
                if (editions.size() == MOST_COLUMNS) {
                    continue;
                }
                editions.add(edition);
            }
            int place = editions.indexOf(edition);
            series.get(texts.text("licensed"))[place] += line.licensed();
            series.get(texts.text("initialGrace"))[place] += line.initialGrace();
            series.get(texts.text("outOfToleranceGrace"))[place] += line.outOfToleranceGrace();
            series.get(texts.text("notification"))[place] += line.notification();
            series.get(texts.text("unknown"))[place] += line.unknown();
        }
        series.replaceAll((state, values) -> Arrays.copyOf(values, editions.size()));
        return svg("machines", editions, series, true);
    }

    /** The highest count of each host in each period. */
    String kmsHosts(List<KmsHostLine> lines) {
        List<String> periods = last(lines.stream().map(KmsHostLine::period));
        Map<String, long[]> series = new LinkedHashMap<>();
        for (KmsHostLine line : lines) {
            if (periods.contains(line.period())) {
                long[] values = series.computeIfAbsent(line.host(), host -> new long[periods.size()]);
                int place = periods.indexOf(line.period());
                values[place] = Math.max(values[place], line.highestCount());
            }
        }
        return svg("kmsHosts", periods, series, false);
    }

    private static List<String> last(Stream<String> periods) {
        List<String> all = new ArrayList<>(new TreeSet<>(periods.toList()));
        return all.subList(Math.max(0, all.size() - MOST_COLUMNS), all.size());
    }

    private static <T> long[] values(List<T> lines, ToLongFunction<T> value) {
        return lines.stream().mapToLong(value).toArray();
    }

    /** A chart with columns; one that has nothing to show has its title only. */
    private String svg(String title, List<String> columns, Map<String, long[]> series, boolean stacked) {
        DefaultCategoryDataset values = new DefaultCategoryDataset();
        series.forEach((name, ofSeries) -> {
            for (int i = 0; i < ofSeries.length; i++) {
                values.addValue(ofSeries[i], name, columns.get(i));
            }
        });
        String heading = texts.text(title);
        String axis = texts.text(title + ".axis");
        JFreeChart chart = stacked
                ? ChartFactory.createStackedBarChart(heading, null, axis, values)
                : ChartFactory.createBarChart(heading, null, axis, values);
        style(chart, columns.size() > MOST_LEVEL ? CategoryLabelPositions.UP_45 : CategoryLabelPositions.STANDARD);
        return ChartSvg.of(chart, WIDTH, HEIGHT, heading);
    }

    private static void style(JFreeChart chart, CategoryLabelPositions labels) {
        chart.setBackgroundPaint(Color.WHITE);
        // Fonts of browsers can be wider than those that are measured here.
        chart.setPadding(new RectangleInsets(4, 4, 4, 40));
        chart.getTitle().setFont(TITLE);
        chart.getLegend().setPosition(RectangleEdge.RIGHT);
        chart.getLegend().setItemFont(FONT);
        chart.getLegend().setFrame(BlockBorder.NONE);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.getDomainAxis().setTickLabelFont(FONT);
        plot.getDomainAxis().setCategoryLabelPositions(labels);
        plot.getRangeAxis().setTickLabelFont(FONT);
        plot.getRangeAxis().setLabelFont(FONT);
        plot.getRangeAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        BarRenderer bars = (BarRenderer) plot.getRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setMaximumBarWidth(0.08);
        for (int i = 0; i < COLORS.length; i++) {
            bars.setSeriesPaint(i, COLORS[i]);
        }
    }
}
