package org.menkyo.machines.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A table for terminals: columns as wide as their widest text, where a Japanese character is as wide as two others. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> headings) {
        rows.add(headings);
    }

    void row(List<String> cells) {
        rows.add(cells);
    }

    /** The lines, without those columns that have no text but their heading. */
    List<String> lines() {
        List<Integer> shown = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int place = column;
            if (rows.stream().skip(1).anyMatch(row -> !row.get(place).isEmpty())) {
                shown.add(column);
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column : shown) {
                int width = rows.stream()
                        .mapToInt(each -> width(each.get(column)))
                        .max()
                        .orElse(0);
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(width - width(cell))).append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    static int width(String text) {
        // Marks that the library takes for markup are as wide as any two letters.
        return Ansi.OFF.text(text.replace("@|", "xx").replace("|@", "xx")).getCJKAdjustedLength();
    }
}
