package org.menkyo.protocol.audit;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Compares the personal values that records of the audit lack with what the chain says was erased (LC-1204). */
public final class Erasures {

    /**
     * A value that is gone although no statement says that it was erased.
     *
     * @param record the record's id
     * @param member the name of the member
     */
    public record Unexplained(long record, String member) {}

    private final Map<String, RowNumbers> lacking = new TreeMap<>();
    private final Map<String, RowNumbers> stated = new TreeMap<>();

    /** A record lacks a value. */
    public void lacks(long record, String member) {
        lacking.computeIfAbsent(member, name -> new RowNumbers()).add(record);
    }

    /**
     * The chain says that values were erased.
     *
     * @param values the ids of records by the names of members
     * @throws IllegalArgumentException if a text is no set of row numbers
     */
    public void state(Map<String, ?> values) {
        values.forEach((name, records) -> {
            if (!(records instanceof String text)) {
                throw new IllegalArgumentException("no row numbers");
            }
            stated.computeIfAbsent(name, key -> new RowNumbers()).addAll(RowNumbers.parse(text));
        });
    }

    /** The first value, by member and record, that is gone without a statement. */
    public Optional<Unexplained> unexplained() {
        RowNumbers none = new RowNumbers();
        RowNumbers every = stated.getOrDefault(ErasedValues.EVERY, none);
        for (Map.Entry<String, RowNumbers> member : lacking.entrySet()) {
            OptionalLong record = member.getValue().firstOutside(every, stated.getOrDefault(member.getKey(), none));
            if (record.isPresent()) {
                return Optional.of(new Unexplained(record.getAsLong(), member.getKey()));
            }
        }
        return Optional.empty();
    }
}
