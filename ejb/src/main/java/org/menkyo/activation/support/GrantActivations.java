package org.menkyo.activation.support;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.shared.input.Limits;

/**
 * Grants a product key more activations (VA-107, LC-802).
 *
 * @param activations how many more machines a MAK, how many more hosts a KMS host key activates; 1 to 1,000,000, or null
 *     for none
 * @param activationsPerHost how many more times a KMS host key activates each of its hosts; 1 to 1,000, or null for none;
 *     for KMS host keys only
 * @param reason why, for the audit; at most 500 characters
 * @param caseId the open support case that it is done for, or null (LC-805)
 */
public record GrantActivations(
        @Limits(min = 1, max = 1_000_000) @Nullable Integer activations,
        @Limits(min = 1, max = 1_000) @Nullable Integer activationsPerHost,
        @Limits(maxLength = 500) String reason,
        @Nullable UUID caseId) {

    /** For no support case. */
    public GrantActivations(Integer activations, Integer activationsPerHost, String reason) {
        this(activations, activationsPerHost, reason, null);
    }
}
