package org.menkyo.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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
        String last = String.valueOf(key.apply(items.get(items.size() - 1)));
        return new Page<>(
                items, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same page with each entry translated. */
    public <R> Page<R> map(Function<T, R> translation) {
        return new Page<>(items.stream().map(translation).toList(), next);
    }
}
