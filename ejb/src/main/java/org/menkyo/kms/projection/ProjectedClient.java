package org.menkyo.kms.projection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.menkyo.kms.ledger.PackedEntries;

/** What a number of ledger rows changes about one client machine. */
final class ProjectedClient {

    /** The order in which PostgreSQL sorts client machine IDs. */
    static final Comparator<ProjectedClient> IN_THE_ORDER_OF_THE_KEY = (one, other) -> {
        int byHigh = Long.compareUnsigned(one.idHigh, other.idHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(one.idLow, other.idLow);
    };

    private final long idHigh;
    private final long idLow;
    private final long firstAt;
    // Its last request is an entry of these.
    private PackedEntries entries;
    private int last;
    private long lastAt;
    private boolean virtual;
    private boolean answered;
    private long answeredAt;
    private long clientTime = Long.MIN_VALUE;
    private int requests;
    private long identity;
    private List<Sighting> earlier = List.of();
    private long since;

    /**
     * @param entries what the machine's first request is among
     * @param entry which of them it is
     * @param at when it was decided, in milliseconds since 1970
     */
    ProjectedClient(PackedEntries entries, int entry, long at) {
        this.idHigh = entries.idHigh(entry);
        this.idLow = entries.idLow(entry);
        this.firstAt = at;
        this.identity = entries.identity(entry);
        this.since = at;
        take(entries, entry, at);
    }

    /** Takes in a request of the machine that follows on the ones before. */
    void add(PackedEntries others, int entry, long at) {
        long told = others.identity(entry);
        if (told != identity) {
            earlier = earlier.isEmpty() ? new ArrayList<>() : earlier;
            earlier.add(sighting());
            identity = told;
            since = at;
        }
        take(others, entry, at);
    }

    private void take(PackedEntries others, int entry, long at) {
        entries = others;
        last = entry;
        lastAt = at;
        requests++;
        boolean answersThis = others.isAnswered(entry);
        if (answersThis) {
            answered = true;
            answeredAt = at;
            clientTime = Math.max(clientTime, others.clientTimeMillis(entry));
        }
        if (answersThis || !answered) {
            virtual = others.isVirtual(entry);
        }
    }

    boolean isOf(long high, long low) {
        return idHigh == high && idLow == low;
    }

    long idHigh() {
        return idHigh;
    }

    long idLow() {
        return idLow;
    }

    UUID cmid() {
        return new UUID(idHigh, idLow);
    }

    String machineName() {
        return entries.machineName(last);
    }

    UUID hardware() {
        return entries.hardware(last);
    }

    int edition() {
        return entries.edition(last);
    }

    int licenseStateCode() {
        return entries.licenseStateCode(last);
    }

    int remainingMinutes() {
        return entries.remainingMinutes(last);
    }

    int lastResultCode() {
        return entries.resultCode(last);
    }

    /** Whether it was a virtual machine in the last request that was answered, or if none was, in the last of all. */
    boolean isVirtual() {
        return virtual;
    }

    /** When its first request was decided, in milliseconds since 1970. */
    long firstAt() {
        return firstAt;
    }

    /** When its last request was decided, in milliseconds since 1970. */
    long lastAt() {
        return lastAt;
    }

    /** Whether any of its requests was answered. */
    boolean isAnswered() {
        return answered;
    }

    /** When it was answered last, in milliseconds since 1970; 0 if it was not. */
    long answeredAt() {
        return answeredAt;
    }

    /** The latest client time of all that was answered, in milliseconds since 1970. */
    long clientTime() {
        return clientTime;
    }

    int requests() {
        return requests;
    }

    /** Stands for the name and the hardware that it told last. */
    long identity() {
        return identity;
    }

    /** Whether it told the same name and hardware with all requests. */
    boolean isConstant() {
        return earlier.isEmpty();
    }

    /** The first request of each run of requests that told the same name and hardware. */
    List<Sighting> runs() {
        List<Sighting> runs = new ArrayList<>(earlier);
        runs.add(sighting());
        return runs;
    }

    private Sighting sighting() {
        return new Sighting(cmid(), machineName(), hardware(), since);
    }
}
