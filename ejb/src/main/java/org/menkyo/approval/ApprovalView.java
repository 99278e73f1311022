package org.menkyo.approval;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.permission.Operation;

/**
 * What one person asked and a second one approves (LC-1105).
 *
 * @param id names the approval
 * @param licenseId on which license ID
 * @param operation what is to be done
 * @param subjectId with which product key; of a rule, the same for the same organization
 * @param content what exactly; empty where the operation says all
 * @param reason why, as the asker wrote
 * @param state where it stands
 * @param askedBy who asked
 * @param askedAt when
 * @param decidedBy who decided, or null
 * @param decidedAt when it was decided, or null
 * @param expiresAt when it ends: without a decision, or without having been used
 */
public record ApprovalView(
        UUID id,
        String licenseId,
        Operation operation,
        UUID subjectId,
        String content,
        String reason,
        ApprovalState state,
        String askedBy,
        Instant askedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        Instant expiresAt) {}
