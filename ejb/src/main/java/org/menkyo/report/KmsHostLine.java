package org.menkyo.report;

import jakarta.annotation.Nullable;
import java.util.UUID;

/**
 * What a KMS host answered in a time, and how many machines it counted (VA-702).
 *
 * @param period the day, month or year in the publisher's time zone, such as {@code 2026-11}
 * @param hostId names the host from outside
 * @param host the host's name
 * @param edition code of the edition, or its number where the catalog has none such; absent if the report is not told apart by it
 * @param requests how many requests it answered; the following two are parts of them
 * @param answered those that were counted and can have activated
 * @param refused those that were not, such as of editions that the host does not cover
 * @param added how many machines came into its table
 * @param highestCount the highest count that it told
 */
public record KmsHostLine(
        String period,
        UUID hostId,
        String host,
        @Nullable String edition,
        long requests,
        long answered,
        long refused,
        long added,
        int highestCount) {}
