package org.menkyo.media;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A media file of a product (LC-702). */
@Entity
@Table(name = "media_file")
public class MediaFile {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "public_id", updatable = false)
    private UUID publicId;

    @Embedded
    private MediaDescription description;

    @Column(name = "recorded_by", updatable = false)
    private String recordedBy;

    @Column(name = "recorded_at", updatable = false)
    private Instant recordedAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "content_kept")
    private boolean contentKept;

    protected MediaFile() {}

    MediaFile(UUID publicId, MediaDescription description, String recordedBy, Instant now) {
        this.publicId = publicId;
        this.description = description;
        this.recordedBy = recordedBy;
        this.recordedAt = now;
        this.contentKept = true;
    }

    public Long id() {
        return id;
    }

    /** Names it, here and in the store. */
    public UUID publicId() {
        return publicId;
    }

    public MediaDescription description() {
        return description;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** Whether it can be downloaded. */
    public boolean isOffered() {
        return withdrawnAt == null;
    }

    void withdraw(Instant now) {
        withdrawnAt = now;
    }

    void contentIsRemoved() {
        contentKept = false;
    }

    MediaView view() {
        return new MediaView(
                publicId,
                description.product(),
                description.kind(),
                description.language(),
                description.version(),
                description.fileName(),
                description.size(),
                description.sha256(),
                recordedBy,
                recordedAt);
    }
}
