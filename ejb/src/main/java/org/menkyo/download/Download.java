package org.menkyo.download;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.menkyo.media.MediaFile;
import org.menkyo.shared.call.Caller;

/** A download that somebody has got a link for (LC-702). */
@Entity
@Table(name = "download")
public class Download {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "public_id", updatable = false)
    private UUID publicId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "media_file_id", updatable = false)
    private MediaFile media;

    @Column(name = "license_id", updatable = false)
    private String licenseId;

    @Column(name = "holder_key", updatable = false)
    private String holderKey;

    @Column(name = "user_id", updatable = false)
    private UUID userId;

    @Column(updatable = false)
    private String account;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "ends_at", updatable = false)
    private Instant endsAt;

    @Column(name = "begun_at")
    private Instant begunAt;

    protected Download() {}

    Download(Caller holder, String licenseId, MediaFile media, Instant now, Instant endsAt) {
        this.publicId = UUID.randomUUID();
        this.media = media;
        this.licenseId = licenseId;
        this.holderKey = holder.requireEmail().key();
        this.userId = holder.requireUserId();
        this.account = holder.system().orElse(null);
        this.createdAt = now;
        this.endsAt = endsAt.truncatedTo(ChronoUnit.SECONDS);
    }

    Long id() {
        return id;
    }

    UUID publicId() {
        return publicId;
    }

    MediaFile media() {
        return media;
    }

    /** The license ID whose licenses entitle to it. */
    String licenseId() {
        return licenseId;
    }

    /** The comparison key of the business e-mail in whose name it is. */
    String holderKey() {
        return holderKey;
    }

    /** The person who has that address. */
    UUID userId() {
        return userId;
    }

    /** The partner's system that asked for it; null if a person did. */
    String account() {
        return account;
    }

    Instant endsAt() {
        return endsAt;
    }

    /** All that the link is bound to (LC-702). */
    byte[] bound() {
        return String.join(
                        "\n",
                        publicId.toString(),
                        media.publicId().toString(),
                        licenseId,
                        holderKey,
                        userId.toString(),
                        account == null ? "" : account,
                        Long.toString(endsAt.getEpochSecond()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
