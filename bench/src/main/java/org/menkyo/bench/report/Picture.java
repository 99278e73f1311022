package org.menkyo.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.HdrHistogram.Histogram;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;

/** Draws charts as SVG. */
public final class Picture {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;

    private Picture() {}

    /** Values over a quantity that grows by factors, one line for each subject. */
    public static void curves(
            Path file, String title, String horizontal, String vertical, Map<String, List<double[]>> curves) {
        XYChart chart = chart(title, horizontal, vertical);
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        curves.forEach((name, points) -> chart.addSeries(
                name,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray()));
        write(chart, file);
    }

    /** Percentages over a percentage that is stored. */
    static void shares(Path file, String title, Map<String, List<double[]>> curves) {
        XYChart chart = chart(title, "% of the volume stored", "% of the throughput with nothing stored");
        chart.getStyler().setYAxisMin(0.0);
        curves.forEach((name, points) -> chart.addSeries(
                name,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray()));
        write(chart, file);
    }

    /** Latency over percentiles, which come closer to 100 by factors of 10. Values of the histograms are nanoseconds. */
    public static void latencies(Path file, String title, Map<String, Histogram> histograms) {
        double[] nines = {0.3, 0.5, 0.75, 1, 1.301, 1.5, 1.75, 2, 2.301, 2.5, 3, 3.5, 4};
        XYChart chart = chart(title, "percentile: 1 = 90 %, 2 = 99 %, 3 = 99.9 %, 4 = 99.99 %", "milliseconds");
        chart.getStyler().setYAxisLogarithmic(true);
        histograms.forEach((name, histogram) -> {
            double[] millis = new double[nines.length];
            for (int i = 0; i < nines.length; i++) {
                millis[i] = histogram.getValueAtPercentile(100 - 100 / Math.pow(10, nines[i])) / 1e6;
            }
            chart.addSeries(name, nines, millis).setMarker(SeriesMarkers.NONE);
        });
        write(chart, file);
    }

    private static XYChart chart(String title, String horizontal, String vertical) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(horizontal)
                .yAxisTitle(vertical)
                .theme(Styler.ChartTheme.Matlab)
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        return chart;
    }

    private static void write(XYChart chart, Path file) {
        SVGGraphics2D graphics = new SVGGraphics2D(document());
        graphics.setSVGCanvasSize(new java.awt.Dimension(WIDTH, HEIGHT));
        chart.paint(graphics, WIDTH, HEIGHT);
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            graphics.stream(writer, true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
