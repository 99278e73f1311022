package org.menkyo.client.state;

import java.time.Instant;
import org.menkyo.protocol.activation.HardwareProfile;

/**
 * A success: how and when a client was activated or last renewed.
 *
 * @param way how
 * @param at when; for KMS the last success
 * @param hardware the hardware at that time, which later hardware is compared with (VA-206)
 * @param proof what it rests on: the signed confirmation, the confirmation ID, or the KMS host's product id
 */
public record Activation(Way way, Instant at, HardwareProfile hardware, String proof) {

    /** The ways to be activated. */
    public enum Way {
        /** By a product key and a signed confirmation (VA-402). */
        ONLINE,
        /** By a product key and a confirmation ID (VA-403). */
        PHONE,
        /** By a KMS host, for a limited time (VA-204). */
        KMS
    }

    /** Whether it has to be renewed. */
    public boolean isLimited() {
        return way == Way.KMS;
    }
}
