package org.menkyo.casework;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/**
 * What was done for a support case (LC-805).
 *
 * @param kind what
 * @param subjectId to what: the change on the license ID, the lockout or the product key; null where the license ID says it
 * @param licenseId on which license ID, or null
 * @param doneBy the account that did it
 * @param doneAt when
 */
@Embeddable
public record DoneForCase(
        @Enumerated(EnumType.STRING) WorkKind kind,
        @Column(name = "subject_id") @Nullable UUID subjectId,
        @Column(name = "license_id") @Nullable String licenseId,
        @Column(name = "done_by") String doneBy,
        @Column(name = "done_at") Instant doneAt) {}
