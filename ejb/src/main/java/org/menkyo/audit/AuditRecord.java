package org.menkyo.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.menkyo.protocol.audit.AuditRecordForm;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.database.TextMapConverter;
import org.menkyo.shared.text.StorableText;

/** One entry of the audit (LC-1001): who, on whose behalf, what, on what, when, from where, through what, outcome. */
@Entity
@Immutable
@Table(name = "audit_record")
public class AuditRecord {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Column(name = "caller_name")
    private String callerName;

    @Enumerated(EnumType.STRING)
    private Party party;

    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "distributor_id")
    private Long distributorId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "source_address")
    private String sourceAddress;

    @Column(name = "correlation_id")
    private String correlationId;

    private String action;

    @Column(name = "subject_type")
    private String subjectType;

    @Column(name = "subject_id")
    private String subjectId;

    @Column(name = "license_id")
    private String licenseId;

    @Enumerated(EnumType.STRING)
    private AuditOutcome outcome;

    @Convert(converter = TextMapConverter.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Map<String, String> details;

    @Convert(converter = TextMapConverter.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Map<String, String> personal;

    protected AuditRecord() {}

    AuditRecord(Caller caller, AuditEvent event, Instant occurredAt) {
        this.occurredAt = occurredAt;
        this.callerName = StorableText.of(caller.technicalAccount());
        this.party = caller.party();
        this.userId = caller.userId().orElse(null);
        this.distributorId = caller.distributorId().orElse(null);
        this.channel = caller.channel();
        this.sourceAddress = StorableText.of(caller.sourceAddress());
        this.correlationId = StorableText.of(caller.correlationId());
        this.action = event.action();
        this.subjectType = event.subjectType();
        this.subjectId = StorableText.of(event.subjectId());
        this.licenseId = StorableText.of(event.licenseId());
        this.outcome = event.outcome();
        this.details = StorableText.of(event.withCredentials(caller).details());
        this.personal = PersonalMembers.salts(callerName, sourceAddress, subjectType, subjectId, details);
    }

    public Long id() {
        return id;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    /** The account, a person's business e-mail, or the word for a caller without an identity; none once it was erased. */
    public Optional<String> callerName() {
        return Optional.ofNullable(callerName);
    }

    public Party party() {
        return party;
    }

    /** The person who called, where it was one. */
    public Optional<UUID> userId() {
        return Optional.ofNullable(userId);
    }

    /** The distributor on whose behalf a technical account called. */
    public Optional<Long> distributorId() {
        return Optional.ofNullable(distributorId);
    }

    public Channel channel() {
        return channel;
    }

    /** The network address that the call came from; none within the server, or once it was erased. */
    public Optional<String> sourceAddress() {
        return Optional.ofNullable(sourceAddress);
    }

    public String correlationId() {
        return correlationId;
    }

    public String action() {
        return action;
    }

    public String subjectType() {
        return subjectType;
    }

    /** Which thing it was done to; none once it was erased. */
    public Optional<String> subjectId() {
        return Optional.ofNullable(subjectId);
    }

    /** The license ID whose administrators may read the record. */
    public Optional<String> licenseId() {
        return Optional.ofNullable(licenseId);
    }

    public AuditOutcome outcome() {
        return outcome;
    }

    public Map<String, String> details() {
        return details;
    }

    /**
     * For each personal value by its member's name its salt, or once it was erased its digest; empty for a record of before
     * there were salts.
     */
    Optional<Map<String, String>> marks() {
        return Optional.ofNullable(personal);
    }

    /** The names of the members of which the value was erased. */
    List<String> erased() {
        return marks().orElse(Map.of()).entrySet().stream()
                .filter(mark -> AuditRecordForm.isDigest(mark.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
