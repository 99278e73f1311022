package org.menkyo.bench;

/** A part of the benchmark, with a report of its own. */
public interface Part {

    /** Measures and writes the report. */
    void run(Plan plan) throws Exception;
}
