package org.menkyo.client.store;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.protocol.activation.LicenseState;

/**
 * A record in the client's event log: a request to a KMS host or the activation service, or what came of it (VA-210).
 *
 * @param kind request or answer
 * @param at the client's idea of the time
 * @param host who was asked: a KMS host as {@code name:port}, or the address of the activation service
 * @param cmid the client machine ID
 * @param clientTime the system clock, as sent
 * @param machine whether the client is a virtual machine
 * @param state the license state: before the request, or after the answer
 * @param remainingMinutes minutes that the state lasts if nothing happens
 * @param result what came: the name of a result, of an error, or of what failed; empty for a request
 * @param count the host's count, if it answered with one
 * @param renewalMinutes renewal interval then in force
 * @param retryMinutes retry interval then in force
 */
public record ClientEvent(
        Kind kind,
        Instant at,
        String host,
        UUID cmid,
        Instant clientTime,
        MachineKind machine,
        LicenseState state,
        int remainingMinutes,
        String result,
        OptionalInt count,
        int renewalMinutes,
        int retryMinutes) {

    /** What is recorded. */
    public enum Kind {
        /** The client asks. */
        REQUEST,
        /** An answer came, or none could be had or believed. */
        ANSWER
    }

    /** One line of {@code name=value} pairs. */
    public String toLine() {
        return "at=" + at + " kind=" + kind + " host=" + host + " cmid=" + cmid + " clientTime=" + clientTime
                + " machine="
                + machine + " state=" + state + " remainingMinutes=" + remainingMinutes
                + (result.isEmpty() ? "" : " result=" + result)
                + (count.isPresent() ? " count=" + count.getAsInt() : "")
                + " renewalMinutes=" + renewalMinutes + " retryMinutes=" + retryMinutes;
    }
}
