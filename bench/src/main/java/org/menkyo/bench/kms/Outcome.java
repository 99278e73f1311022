package org.menkyo.bench.kms;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a load came to.
 *
 * @param requests what was asked
 * @param answered for each request by its index, how many answers with the result «answered» it got
 * @param sent how many requests were sent, the first of all
 * @param other answers with other results, and errors
 * @param inTime answers within the measured time
 * @param nanos the measured time
 * @param latency of the answers in time, in nanoseconds: since sending, or since the request was due
 * @param kept some of the answer frames
 */
record Outcome(
        Requests requests,
        byte[] answered,
        int sent,
        long other,
        long inTime,
        long nanos,
        Histogram latency,
        List<byte[]> kept) {

    double perSecond() {
        return inTime * 1e9 / nanos;
    }
}
