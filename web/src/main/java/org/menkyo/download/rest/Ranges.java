package org.menkyo.download.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a file that a header Range asks for (RFC 9110 section 14.2), in its order. */
record Ranges(List<Range> parts) {

    /** Nobody needs more of one file at once; the whole file is sent instead. */
    private static final int MOST = 100;

    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String SUFFIX = "suffix";

    private static final Pattern HEADER = Pattern.compile("(?i:bytes)=(?<set>[0-9,-]+)");

    /** No file is as long as 18 digits can say. */
    private static final Pattern RANGE =
            Pattern.compile("(?<first>\\d{1,18})-(?<last>\\d{1,18})?|-(?<suffix>\\d{1,18})");

    /**
     * A part of a file, both positions included.
     *
     * @param first the first byte's
     * @param last the last byte's
     */
    record Range(long first, long last) {

        long length() {
            return last - first + 1;
        }

        /** As it stands in the header Content-Range. */
        String ofFile(long size) {
            return "bytes " + first + '-' + last + '/' + size;
        }
    }

    /**
     * Reads a header. Empty means the whole file: if there is none, if it is malformed or of another unit, or if it asks for
     * more than there is, which would be a way to have one byte sent many times. No parts mean that none can be sent.
     *
     * @param header the header, or null
     * @param size the length of the file
     */
    static Optional<Ranges> of(String header, long size) {
        Matcher asked = HEADER.matcher(header == null ? "" : header.replaceAll("[ \\t]", ""));
        if (!asked.matches()) {
            return Optional.empty();
        }
        String[] specifications = asked.group("set").split(",");
        List<Range> parts = new ArrayList<>();
        long sum = 0;
        for (String specification : specifications) {
            Matcher range = RANGE.matcher(specification);
            if (!range.matches() || isReversed(range)) {
                return Optional.empty();
            }
            Range part = part(range, size);
            if (part.first() < size) {
                parts.add(part);
                sum += part.length();
            }
        }
        return sum > size || specifications.length > MOST ? Optional.empty() : Optional.of(new Ranges(parts));
    }

    private static boolean isReversed(Matcher range) {
        return range.group(LAST) != null && Long.parseLong(range.group(LAST)) < Long.parseLong(range.group(FIRST));
    }

    /** What a specification means for a file; begins behind it if there is nothing of it. */
    private static Range part(Matcher range, long size) {
        if (range.group(SUFFIX) != null) {
            return new Range(Math.max(0, size - Long.parseLong(range.group(SUFFIX))), size - 1);
        }
        long last = range.group(LAST) == null ? size - 1 : Math.min(Long.parseLong(range.group(LAST)), size - 1);
        return new Range(Long.parseLong(range.group(FIRST)), last);
    }
}
