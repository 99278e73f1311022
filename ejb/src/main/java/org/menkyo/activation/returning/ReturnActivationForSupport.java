package org.menkyo.activation.returning;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.shared.input.Limits;

/**
 * Gives back the activation of a machine that can make no statement of its own any more (VA-409, LC-802).
 *
 * @param installationId the installation ID with which it was activated, or one of hardware within the tolerance: 9 groups of 6
 *     digits, with or without hyphens
 * @param reason why, for the audit; at most 500 characters
 * @param caseId the open support case that it is done for, or null (LC-805)
 */
public record ReturnActivationForSupport(
        @Limits(maxLength = 200) String installationId,
        @Limits(maxLength = 500) String reason,
        @Nullable UUID caseId) {}
