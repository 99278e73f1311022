package org.menkyo.bench.report;

/**
 * What is to be reached, and what was.
 *
 * @param part the part of the benchmark that measures it
 * @param what what is compared with what
 * @param limit the ratio that is to be reached
 * @param atLeast whether the ratio should be at least the limit, or at most
 * @param reached the ratio that was measured
 */
public record Target(String part, String what, double limit, boolean atLeast, double reached) {

    /** Whether it was reached. */
    public boolean isReached() {
        return atLeast ? reached >= limit : reached <= limit;
    }
}
