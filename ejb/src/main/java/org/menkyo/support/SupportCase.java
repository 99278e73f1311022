package org.menkyo.support;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreementchange.AgreementChange;
import org.menkyo.casework.DoneForCase;
import org.menkyo.organization.Distributor;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.input.BusinessEmail;

/** A case that a distributor logged for a customer (LC-804), or that a customer or reseller opened (LC-805). */
@Entity
@Table(name = "support_case")
public class SupportCase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "public_id", updatable = false)
    private UUID publicId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "distributor_id", updatable = false)
    private Distributor distributor;

    @Column(updatable = false)
    private String reference;

    @Column(name = "content_digest", updatable = false)
    private byte[] contentDigest;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id", updatable = false)
    private Agreement agreement;

    @Column(name = "license_id", updatable = false)
    private String licenseId;

    @Column(name = "opener_email", updatable = false)
    private String openerEmail;

    @Column(name = "opener_email_key", updatable = false)
    private String openerEmailKey;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private SupportCaseKind kind;

    @Enumerated(EnumType.STRING)
    private SupportCaseState state;

    @Column(updatable = false)
    private String subject;

    @Column(name = "logged_by", updatable = false)
    private String loggedBy;

    @Column(name = "logged_at", updatable = false)
    private Instant loggedAt;

    @Column(name = "assigned_to")
    private String assignedTo;

    @Column(name = "closed_at")
    private Instant closedAt;

    @ElementCollection
    @CollectionTable(name = "support_case_entry", joinColumns = @JoinColumn(name = "case_id"))
    @OrderColumn(name = "entry_number")
    private List<SupportCaseEntry> entries = new ArrayList<>();

    @ManyToMany
    @JoinTable(
            name = "support_case_change",
            joinColumns = @JoinColumn(name = "case_id"),
            inverseJoinColumns = @JoinColumn(name = "change_id"))
    @OrderBy("id")
    private Set<AgreementChange> changes = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "support_case_work", joinColumns = @JoinColumn(name = "case_id"))
    @OrderBy("doneAt")
    private List<DoneForCase> done = new ArrayList<>();

    protected SupportCase() {}

    /** A distributor's. */
    SupportCase(Agreement agreement, LogSupportCase command, byte[] contentDigest, String loggedBy, Instant loggedAt) {
        this(command.kind(), command.subject(), command.text(), contentDigest, loggedBy, loggedAt);
        this.distributor = agreement.distributor();
        this.reference = command.reference();
        this.agreement = agreement;
        this.licenseId = agreement.licenseId();
    }

    /**
     * A customer's or a reseller's.
     *
     * @param agreement what it is about, if the opener may know of it; else null
     */
    SupportCase(
            Agreement agreement,
            OpenSupportCase command,
            byte[] contentDigest,
            BusinessEmail opener,
            Instant openedAt) {
        this(command.kind(), command.subject(), command.text(), contentDigest, opener.value(), openedAt);
        this.agreement = agreement;
        this.licenseId = command.licenseId();
        this.openerEmail = opener.value();
        this.openerEmailKey = opener.key();
    }

    private SupportCase(
            SupportCaseKind kind,
            String subject,
            String text,
            byte[] contentDigest,
            String loggedBy,
            Instant loggedAt) {
        this.publicId = UUID.randomUUID();
        this.contentDigest = contentDigest.clone();
        this.kind = kind;
        this.state = SupportCaseState.OPEN;
        this.subject = subject;
        this.loggedBy = loggedBy;
        this.loggedAt = loggedAt;
        entries.add(new SupportCaseEntry(loggedBy, false, loggedAt, text));
    }

    /** An agent takes the case; one that has it already keeps it. */
    void take(String agent) {
        requireOpen();
        requireFreeOrTakenBy(agent);
        assignedTo = agent;
        if (state == SupportCaseState.OPEN) {
            state = SupportCaseState.TAKEN;
        }
    }

    /** The agent who has the case, or takes it by this, answers. */
    void answer(String agent, Instant now, String text) {
        take(agent);
        entries.add(new SupportCaseEntry(agent, true, now, text));
        state = SupportCaseState.ANSWERED;
    }

    /** The distributor or the opener writes back. */
    void writeBack(String account, Instant now, String text) {
        requireOpen();
        entries.add(new SupportCaseEntry(account, false, now, text));
        state = assignedTo == null ? SupportCaseState.OPEN : SupportCaseState.TAKEN;
    }

    /** The agent who has the case, or takes it by this, closes it. */
    void close(String agent, Instant now, String text) {
        take(agent);
        entries.add(new SupportCaseEntry(agent, true, now, text));
        state = SupportCaseState.CLOSED;
        closedAt = now;
    }

    /** The opener needs no answer any more. */
    void closeByOpener(Instant now, String text) {
        requireOpen();
        if (text != null) {
            entries.add(new SupportCaseEntry(openerEmail, false, now, text));
        }
        state = SupportCaseState.CLOSED;
        closedAt = now;
    }

    /** Links what was done for the case; false if it was before. */
    boolean link(AgreementChange change) {
        return changes.add(change);
    }

    private void requireOpen() {
        if (state == SupportCaseState.CLOSED) {
            throw new ConflictException(ErrorCode.SUPPORT_CASE_CLOSED);
        }
    }

    private void requireFreeOrTakenBy(String agent) {
        if (assignedTo != null && !assignedTo.equals(agent)) {
            throw new ConflictException(ErrorCode.SUPPORT_CASE_TAKEN, assignedTo);
        }
    }

    Long id() {
        return id;
    }

    UUID publicId() {
        return publicId;
    }

    /** What it is about; empty if the opener misses a license. */
    Optional<Agreement> agreement() {
        return Optional.ofNullable(agreement);
    }

    /** Whose it is, if a distributor logged it. */
    Optional<Distributor> distributor() {
        return Optional.ofNullable(distributor);
    }

    /** Who opened it, if it is not a distributor's. */
    Optional<BusinessEmail> opener() {
        return Optional.ofNullable(openerEmail).map(BusinessEmail::new);
    }

    String subject() {
        return subject;
    }

    boolean hasContent(byte[] digest) {
        return Arrays.equals(contentDigest, digest);
    }

    SupportCaseView view() {
        return new SupportCaseView(
                publicId,
                reference,
                distributor().map(Distributor::code).orElse(null),
                openerEmail,
                licenseId,
                kind,
                state,
                subject,
                loggedBy,
                loggedAt,
                assignedTo,
                closedAt,
                List.copyOf(entries),
                changes.stream().map(AgreementChange::view).toList(),
                List.copyOf(done));
    }

    SupportCaseSummary summary() {
        return new SupportCaseSummary(
                publicId,
                reference,
                distributor().map(Distributor::code).orElse(null),
                openerEmail,
                licenseId,
                kind,
                state,
                subject,
                loggedAt,
                assignedTo);
    }

    /** The case as its opener sees it: neither who in support works on it, nor the values that were changed. */
    OwnSupportCaseView ownView() {
        return new OwnSupportCaseView(
                publicId,
                licenseId,
                kind,
                state,
                subject,
                loggedAt,
                closedAt,
                entries.stream()
                        .map(entry ->
                                new OwnSupportCaseView.OwnCaseEntry(entry.bySupport(), entry.writtenAt(), entry.text()))
                        .toList(),
                done.stream()
                        .map(work -> new OwnSupportCaseView.OwnCaseWork(work.kind(), work.doneAt()))
                        .toList());
    }

    OwnSupportCaseSummary ownSummary() {
        return new OwnSupportCaseSummary(publicId, licenseId, kind, state, subject, loggedAt);
    }
}
