package org.menkyo.bench.report;

import java.util.List;

/**
 * One thing measured several times.
 *
 * @param subject what was measured
 * @param setting under what load
 * @param unit what the values count
 * @param values one of each repeat
 */
public record Result(String subject, String setting, String unit, List<Double> values) {

    public Result {
        values = List.copyOf(values);
    }

    /** The value in the middle. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The least value. */
    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The greatest value. */
    public double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
