package org.menkyo.shared.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list in a stable order (LC-1102).
 *
 * @param items the entries
 * @param next the cursor of the page that follows, or null on the last page
 */
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of entries that were read with one more than asked for, which tells whether another page follows.
     *
     * @param key the unique key that the list is ordered by
     */
    public static <T> Page<T> of(List<T> oneMoreThanAsked, PageRequest request, Function<T, ?> key) {
        if (oneMoreThanAsked.size() <= request.size()) {
            return new Page<>(oneMoreThanAsked, null);
        }
        List<T> items = oneMoreThanAsked.subList(0, request.size());
        return followedBy(items, Optional.of(key.apply(items.get(items.size() - 1))));
    }

    /**
     * Makes a page of entries.
     *
     * @param key where the next page begins; empty if there is none
     */
    public static <T> Page<T> followedBy(List<T> items, Optional<?> key) {
        return new Page<>(items, key.map(Cursors::of).orElse(null));
    }

    /** The same page with each entry translated. */
    public <R> Page<R> map(Function<T, R> translation) {
        return new Page<>(items.stream().map(translation).toList(), next);
    }
}
