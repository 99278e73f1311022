package org.menkyo.bench.report;

import java.util.Locale;

/** Numbers as people read them. */
public final class Number {

    private Number() {}

    /** With as many digits as a measurement is worth. */
    public static String text(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
