package org.menkyo.report.portal;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;

/** A chart as SVG that the pages' Content Security Policy lets show: without any style of its own. */
final class ChartSvg {

    private static final Pattern STYLE = Pattern.compile(" style=\"([^\"]*)\"");
    private static final Pattern ROOT = Pattern.compile("<svg [^>]*>");

    static {
        // Rotated texts would become outlines, which nobody can read out, search or copy.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private ChartSvg() {}

    /**
     * Draws a chart.
     *
     * @param title what is read out in place of the picture where it is shown by itself
     */
    static String of(JFreeChart chart, int width, int height, String title) {
        VectorGraphics2D graphics = new VectorGraphics2D();
        chart.draw(graphics, new Rectangle(width, height));
        Document document = new SVGProcessor().getDocument(graphics.getCommands(), new PageSize(0, 0, width, height));
        return withTitle(withoutStyle(text(document)), title);
    }

    private static String text(Document document) {
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            document.writeTo(output);
            return output.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in an attribute for styles can stand in attributes of its own, which no policy forbids. */
    private static String withoutStyle(String svg) {
        return STYLE.matcher(svg)
                .replaceAll(style -> Matcher.quoteReplacement(
                        Stream.of(style.group(1).replace("&quot;", "'").split(";"))
                                .map(property -> property.split(":", 2))
                                .filter(property -> property.length == 2)
                                .map(property -> " " + property[0].trim() + "=\"" + value(property) + "\"")
                                .collect(Collectors.joining())));
    }

    /** The server's font only measures: browsers take theirs. */
    private static String value(String... property) {
        return property[0].trim().equals("font-family") ? "sans-serif" : property[1].trim();
    }

    private static String withTitle(String svg, String title) {
        Matcher root = ROOT.matcher(svg);
        return root.replaceFirst(found -> Matcher.quoteReplacement(
                found.group().replaceFirst(">$", " role=\"img\">") + "<title>" + escaped(title) + "</title>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
