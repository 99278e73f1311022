package org.menkyo.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds and keeps what is known of media files and uploads. */
@ApplicationScoped
public class MediaRepository {

    private final EntityManager entityManager;

    @Inject
    public MediaRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void add(MediaUpload upload) {
        entityManager.persist(upload);
        entityManager.flush();
    }

    void add(MediaFile file) {
        entityManager.persist(file);
        entityManager.flush();
    }

    /** An upload as it is now. */
    Optional<MediaUpload> findUpload(UUID id) {
        Optional<MediaUpload> upload = Optional.ofNullable(entityManager.find(MediaUpload.class, id));
        upload.ifPresent(entityManager::refresh);
        return upload;
    }

    /**
     * Claims an upload for whoever sends bytes of it or completes it.
     *
     * @param server which does it; once it has ended, others can claim the upload
     * @param received how much must have arrived
     * @return whether nobody else has it
     */
    boolean claim(UUID upload, UUID claim, UUID server, long received, Instant now, Instant until) {
        return entityManager
                        .createNativeQuery(
                                "UPDATE media_upload u SET claim = :claim, claimed_until = :until, claimed_by = :server"
                                        + " WHERE id = :upload AND received = :received"
                                        + " AND (claimed_until IS NULL OR claimed_until < :now OR claimed_by <> :server"
                                        + " AND NOT EXISTS (SELECT FROM server_node s WHERE s.id = u.claimed_by))")
                        .setParameter("claim", claim)
                        .setParameter("server", server)
                        .setParameter("until", until)
                        .setParameter("upload", upload)
                        .setParameter("received", received)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Ends a claim and notes how much has arrived. A claim that another one has followed notes nothing. */
    void release(UUID upload, UUID claim, long received, Instant now) {
        entityManager
                .createNativeQuery("UPDATE media_upload SET claim = NULL, claimed_until = NULL, received = :received,"
                        + " changed_at = :now WHERE id = :upload AND claim = :claim")
                .setParameter("received", received)
                .setParameter("now", now)
                .setParameter("upload", upload)
                .setParameter("claim", claim)
                .executeUpdate();
    }

    /** @return whether there was such an upload under that claim */
    boolean end(UUID upload, UUID claim) {
        return entityManager
                        .createNativeQuery("DELETE FROM media_upload WHERE id = :upload AND claim = :claim")
                        .setParameter("upload", upload)
                        .setParameter("claim", claim)
                        .executeUpdate()
                == 1;
    }

    /** Ends uploads of which nothing has come since a moment, and that nobody has claimed now. */
    List<UUID> endAbandoned(Instant before, Instant now, int limit) {
        @SuppressWarnings("unchecked")
        List<UUID> ended = entityManager
                .createNativeQuery("""
                        DELETE FROM media_upload WHERE id IN (
                          SELECT id FROM media_upload
                          WHERE changed_at < :before AND (claimed_until IS NULL OR claimed_until < :now)
                          ORDER BY changed_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING id
                        """, UUID.class)
                .setParameter("before", before)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
        return ended;
    }

    /** Whether the product has such a file already. */
    boolean isOffered(MediaDescription description) {
        return !entityManager
                .createQuery(
                        "select m.id from MediaFile m where m.description.product = :product"
                                + " and m.description.kind = :kind and m.description.language = :language"
                                + " and m.description.version = :version and m.withdrawnAt is null",
                        Long.class)
                .setParameter("product", description.product())
                .setParameter("kind", description.kind())
                .setParameter("language", description.language())
                .setParameter("version", description.version())
                .getResultList()
                .isEmpty();
    }

    /** The file of that name, whether it can be downloaded or not any more. */
    public Optional<MediaFile> find(UUID publicId) {
        return entityManager
                .createQuery("select m from MediaFile m where m.publicId = :id", MediaFile.class)
                .setParameter("id", publicId)
                .getResultStream()
                .findFirst();
    }

    /** Files that can be downloaded, from the oldest to the newest, behind an id, at most so many. */
    List<MediaFile> list(String product, long afterId, int limit) {
        return entityManager
                .createQuery(
                        "select m from MediaFile m where m.withdrawnAt is null and m.id > :after"
                                + " and (:product is null or m.description.product = :product) order by m.id",
                        MediaFile.class)
                .setParameter("after", afterId)
                .setParameter("product", product)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Claims withdrawn files whose bytes are still kept. */
    List<MediaFile> claimWithdrawn(int limit) {
        @SuppressWarnings("unchecked")
        List<MediaFile> claimed = entityManager
                .createNativeQuery(
                        "SELECT * FROM media_file WHERE withdrawn_at IS NOT NULL AND content_kept"
                                + " ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED",
                        MediaFile.class)
                .setParameter("limit", limit)
                .getResultList();
        return claimed;
    }
}
