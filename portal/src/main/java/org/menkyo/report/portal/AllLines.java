package org.menkyo.report.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** The lines of a report that a chart is drawn of, read page by page. */
final class AllLines {

    /** A chart shows far fewer columns. */
    private static final int MOST_PAGES = 25;

    private AllLines() {}

    static <T> List<T> of(Function<PageRequest, Page<T>> read) {
        List<T> lines = new ArrayList<>();
        String cursor = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Page<T> page = read.apply(PageRequest.of(cursor, PageRequest.MAX_SIZE));
            lines.addAll(page.items());
            cursor = page.next();
            if (cursor == null) {
                break;
            }
        }
        return lines;
    }
}
