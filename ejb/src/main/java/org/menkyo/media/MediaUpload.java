package org.menkyo.media;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A media file of which the bytes arrive (LC-702). */
@Entity
@Table(name = "media_upload")
public class MediaUpload {

    @Id
    private UUID id;

    @Embedded
    private MediaDescription description;

    private long received;

    @Column(name = "started_by", updatable = false)
    private String startedBy;

    @Column(name = "started_at", updatable = false)
    private Instant startedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    private UUID claim;

    @Column(name = "claimed_until")
    private Instant claimedUntil;

    protected MediaUpload() {}

    MediaUpload(MediaDescription description, String startedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.description = description;
        this.startedBy = startedBy;
        this.startedAt = now;
        this.changedAt = now;
    }

    UUID id() {
        return id;
    }

    MediaDescription description() {
        return description;
    }

    /** How many bytes have arrived. */
    long received() {
        return received;
    }

    MediaUploadView view() {
        return new MediaUploadView(
                id,
                description.product(),
                description.kind(),
                description.language(),
                description.version(),
                description.fileName(),
                description.size(),
                description.sha256(),
                received,
                startedAt);
    }
}
