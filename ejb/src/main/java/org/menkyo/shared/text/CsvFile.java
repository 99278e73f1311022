package org.menkyo.shared.text;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A list as CSV by RFC 4180, read in parts of bounded size while it is written, each part behind the last row of the one before.
 *
 * @param <R> the rows that are read
 * @param <C> a place in the list
 * @param header the first line
 * @param read the rows behind a place, at most so many; empty for the beginning
 * @param place where a row stands
 * @param lines the lines of some rows, in their order
 */
public record CsvFile<R, C>(
        String header,
        BiFunction<Optional<C>, Integer, List<R>> read,
        Function<R, C> place,
        Function<List<R>, Stream<String>> lines) {

    private static final int PART = 1000;

    /**
     * The first line in a language.
     *
     * @param owner beside whom the texts {@code columns} stand
     * @param columns the names of these texts
     */
    public static String header(Class<?> owner, Language language, String... columns) {
        Texts texts = Texts.beside(owner, "columns", language);
        return CsvLine.header(Stream.of(columns).map(texts::text).toArray(String[]::new));
    }

    /** Writes all of it. */
    public void writeTo(OutputStream output) throws IOException {
        OutputStream buffered = new BufferedOutputStream(output);
        writeText(buffered, header);
        Optional<C> after = Optional.empty();
        List<R> part;
        do {
            part = read.apply(after, PART);
            for (Iterator<String> line = lines.apply(part).iterator(); line.hasNext(); ) {
                writeText(buffered, line.next());
            }
            if (!part.isEmpty()) {
                after = Optional.of(place.apply(part.get(part.size() - 1)));
            }
        } while (part.size() == PART);
        buffered.flush();
    }

    private static void writeText(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
