package org.menkyo.seat.portal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.menkyo.shared.portal.FileForm;

/** Business e-mails as people have them in lists: each on a line, or in the first column of a table. */
final class Addresses {

    private static final String COLUMN_ENDS = "[,;\t]";

    private Addresses() {}

    /** Those that were typed, and behind them those of the file. */
    static List<String> of(FileForm form) {
        return Stream.of(form.text("emails"), form.fileText("file"))
                .filter(Objects::nonNull)
                .flatMap(Addresses::lines)
                .toList();
    }

    /** Without empty lines, quotes and the mark that some programs begin a file with. */
    static Stream<String> lines(String text) {
        return text.lines()
                .map(line -> line.split(COLUMN_ENDS, 2)[0]
                        .replaceAll("[\"\\uFEFF]", "")
                        .strip())
                .filter(address -> !address.isEmpty());
    }
}
