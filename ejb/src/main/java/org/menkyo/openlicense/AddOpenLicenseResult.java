package org.menkyo.openlicense;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * What a try to add an OPEN license came to. Each try is recorded, so a refused one is a result and not an error.
 *
 * @param outcome what it came to
 * @param message why it was refused, for the user; null if it was not
 * @param addition the addition, or null if there is none
 * @param triesLeft how many more invalid pairs may follow this one before the user is locked out; of an invalid pair only
 * @param retryAt when to try again, if the user is locked out or there were too many tries; else null
 */
public record AddOpenLicenseResult(
        Outcome outcome,
        @Nullable String message,
        @Nullable OpenLicenseView addition,
        @Nullable Integer triesLeft,
        @Nullable Instant retryAt) {

    /** The outcome of an attempt. */
    public enum Outcome {
        /** The right is in force. */
        ADDED,
        /** The right takes effect later, unless an administrator stops it. */
        PENDING,
        /** The user has added this license before. */
        ALREADY_ADDED,
        /** The numbers do not belong together; never told which is wrong (LC-602). */
        COMBINATION_NOT_VALID,
        /** Too many invalid pairs came from the same network or with the same license number. */
        TOO_MANY_TRIES,
        /** The user was locked out by tries at the same moment. */
        LOCKED_OUT
    }
}
