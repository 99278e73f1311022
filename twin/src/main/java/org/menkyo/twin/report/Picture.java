package org.menkyo.twin.report;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.twin.world.Course;
import org.menkyo.twin.world.DayState;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws how many machines are in which license state over time, one chart for each plan, all to the same scale. */
public final class Picture {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 340;
    private static final int TITLE_SIZE = 16;
    private static final int TEXT_SIZE = 12;

    /** From the worst, which lies at the bottom, to the best. */
    private static final List<LicenseState> UPWARDS = List.of(
            LicenseState.NOTIFICATION,
            LicenseState.OUT_OF_TOLERANCE_GRACE,
            LicenseState.INITIAL_GRACE,
            LicenseState.LICENSED);

    /** Told apart by people who see colors differently, too, and in print. */
    private static final Map<LicenseState, Color> COLORS = new EnumMap<>(Map.of(
            LicenseState.NOTIFICATION, new Color(0xb2182b),
            LicenseState.OUT_OF_TOLERANCE_GRACE, new Color(0xef8a62),
            LicenseState.INITIAL_GRACE, new Color(0xfddb8c),
            LicenseState.LICENSED, new Color(0x92c5de)));

    private final Words words;

    /** @param locale the language of the picture's texts: Japanese, or English */
    public Picture(Locale locale) {
        this.words = new Words(locale);
    }

    /** Writes the picture as SVG. */
    public void write(List<Course> courses, Path file) throws IOException {
        SVGGraphics2D graphics = new SVGGraphics2D(document());
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT * courses.size()));
        int most = courses.stream()
                .flatMap(course -> course.days().stream())
                .mapToInt(DayState::machines)
                .max()
                .orElse(0);
        for (Course course : courses) {
            chart(course, most).paint(graphics, WIDTH, HEIGHT);
            graphics.translate(0, HEIGHT);
        }
        Element root = graphics.getRoot();
        root.insertBefore(title(courses, root.getOwnerDocument()), root.getFirstChild());
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            graphics.stream(root, writer, true, false);
        }
    }

    /** What screen readers say: the letters of the charts are drawn. */
    private Element title(List<Course> courses, Document document) {
        Element title = document.createElementNS("http://www.w3.org/2000/svg", "title");
        title.setTextContent(words.text(
                "picture.title",
                courses.stream().map(course -> course.plan().name()).collect(Collectors.joining("; ")),
                UPWARDS.stream().map(state -> words.text("state." + state)).collect(Collectors.joining(", "))));
        return title;
    }

    private XYChart chart(Course course, int most) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(course.plan().name())
                .xAxisTitle(words.text("picture.day"))
                .yAxisTitle(words.text("picture.machines"))
                .theme(Styler.ChartTheme.Matlab)
                .build();
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax((double) most).setXAxisMin(0.0);
        chart.getStyler().setXAxisMax((double) course.days().size() - 1);
        chart.getStyler().setYAxisDecimalPattern("#,##0").setXAxisDecimalPattern("0");
        chart.getStyler().setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, TITLE_SIZE));
        chart.getStyler().setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE));
        chart.getStyler().setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE));
        chart.getStyler().setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE));
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setLegendBorderColor(Color.WHITE);
        double[] days = course.days().stream().mapToDouble(DayState::day).toArray();
        // What lies on top is drawn first and reaches down to the ground, so that the others cover what is not theirs.
        for (int top = UPWARDS.size() - 1; top >= 0; top--) {
            List<LicenseState> below = UPWARDS.subList(0, top + 1);
            double[] heights = course.days().stream()
                    .mapToDouble(day -> below.stream().mapToInt(day::all).sum())
                    .toArray();
            LicenseState state = UPWARDS.get(top);
            XYSeries series = chart.addSeries(words.text("state." + state), days, heights);
            series.setFillColor(COLORS.get(state));
            series.setLineColor(COLORS.get(state).darker());
            series.setLineStyle(SeriesLines.SOLID);
            series.setLineWidth(1);
            series.setMarker(SeriesMarkers.NONE);
        }
        return chart;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform makes documents", e);
        }
    }
}
