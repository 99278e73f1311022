package org.menkyo.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.permission.Operation;
import org.menkyo.shared.call.Caller;

/** What one person asked and a second one approves before it is done, once (LC-1105). */
@Entity
@Table(name = "approval")
public class Approval {

    /** How long a second person has to decide. */
    static final Duration TO_DECIDE = Duration.ofDays(7);

    /** How long who asked has to do what was approved. */
    static final Duration TO_USE = Duration.ofHours(24);

    @Id
    private UUID id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @Enumerated(EnumType.STRING)
    private Operation operation;

    @Column(name = "subject_id")
    private UUID subjectId;

    private String content;

    private String reason;

    @Enumerated(EnumType.STRING)
    private ApprovalState state;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "asked_by_user")
    private UUID askedByUser;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Version
    private int version;

    protected Approval() {}

    Approval(
            Caller asker,
            Operation operation,
            Agreement agreement,
            UUID subjectId,
            String content,
            String reason,
            Instant now) {
        this.id = UUID.randomUUID();
        this.operation = operation;
        this.agreement = agreement;
        this.subjectId = subjectId;
        this.content = content;
        this.reason = reason;
        this.state = ApprovalState.PENDING;
        this.askedBy = asker.name();
        this.askedByUser = asker.userId().orElse(null);
        this.askedAt = now;
        this.expiresAt = now.plus(TO_DECIDE);
    }

    /** The second person decides. */
    void decide(boolean approve, String by, Instant now) {
        state = approve ? ApprovalState.APPROVED : ApprovalState.DENIED;
        decidedBy = by;
        decidedAt = now;
        if (approve) {
            expiresAt = now.plus(TO_USE);
        }
    }

    /** Who asked does what was approved. */
    void use(Instant now) {
        state = ApprovalState.USED;
        usedAt = now;
    }

    /** Whether the caller is the one who asked, also under another business e-mail. */
    boolean wasAskedBy(Caller caller) {
        return askedBy.equalsIgnoreCase(caller.name())
                || askedByUser != null && askedByUser.equals(caller.userId().orElse(null));
    }

    boolean isOpenAt(Instant moment) {
        return expiresAt.isAfter(moment);
    }

    UUID id() {
        return id;
    }

    public Agreement agreement() {
        return agreement;
    }

    public Operation operation() {
        return operation;
    }

    UUID subjectId() {
        return subjectId;
    }

    ApprovalState state() {
        return state;
    }

    String content() {
        return content;
    }

    String reason() {
        return reason;
    }

    String askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    ApprovalView view() {
        return new ApprovalView(
                id,
                agreement.licenseId(),
                operation,
                subjectId,
                content,
                reason,
                state,
                askedBy,
                askedAt,
                decidedBy,
                decidedAt,
                expiresAt);
    }
}
