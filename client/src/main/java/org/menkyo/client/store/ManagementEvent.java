package org.menkyo.client.store;

import java.time.Instant;

/**
 * A record in the client's event log: a management tool has asked the agent of this machine for something, or what came of it
 * (VA-503).
 *
 * @param kind request or answer
 * @param at the system clock
 * @param tool the name in the tool's certificate
 * @param certificate the serial number of that certificate, hexadecimal
 * @param address where the request came from
 * @param operation what was asked for
 * @param result what came: {@code DONE}, the name of a result, or the code of a problem; empty for a request
 */
public record ManagementEvent(
        Kind kind, Instant at, String tool, String certificate, String address, String operation, String result) {

    /** What is recorded. */
    public enum Kind {
        /** A tool asks. */
        TOOL_REQUEST,
        /** What came of it. */
        TOOL_ANSWER
    }

    /** The record of what came of it. */
    public ManagementEvent answered(Instant now, String what) {
        return new ManagementEvent(Kind.TOOL_ANSWER, now, tool, certificate, address, operation, what);
    }

    /** One line of {@code name=value} pairs. */
    public String toLine() {
        return "at=" + at + " kind=" + kind + " tool=" + tool + " certificate=" + certificate + " address=" + address
                + " operation=" + operation + (result.isEmpty() ? "" : " result=" + result);
    }
}
