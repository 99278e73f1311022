package org.menkyo.permissionrequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.paging.TimeCursor;

/** Finds and keeps permission requests. Lists run from the oldest to the newest. */
@ApplicationScoped
public class PermissionRequestRepository {

    /** The condition and order that go with a cursor, for a query whose requests are called r. */
    private static final String BEHIND =
            " and (r.requestedAt > :afterTime or (r.requestedAt = :afterTime and r.id > :afterId))"
                    + " order by r.requestedAt, r.id";

    private final EntityManager entityManager;

    @Inject
    public PermissionRequestRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new request. */
    void add(PermissionRequest request) {
        entityManager.persist(request);
        entityManager.flush();
    }

    /** A request, where it stands now. */
    Optional<PermissionRequest> find(UUID id) {
        return Optional.ofNullable(entityManager.find(PermissionRequest.class, id));
    }

    /** Reads a request anew and locks it until the transaction ends, so that one decision counts (LC-402). */
    void lock(PermissionRequest request) {
        entityManager.refresh(request, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The pending request of a person for the same roles on the same license ID (LC-405). */
    Optional<PermissionRequest> findPending(Agreement agreement, UUID requester, String rolesKey) {
        return entityManager
                .createQuery(
                        "select r from PermissionRequest r where r.agreement = :agreement"
                                + " and r.requester.id = :requester and r.rolesRequested = :roles"
                                + " and r.state = org.menkyo.permissionrequest.RequestState.PENDING",
                        PermissionRequest.class)
                .setParameter("agreement", agreement)
                .setParameter("requester", requester)
                .setParameter("roles", rolesKey)
                .getResultStream()
                .findFirst();
    }

    /** The pending requests of an address on a license ID, locked until the transaction ends. */
    List<PermissionRequest> lockPending(Agreement agreement, BusinessEmail requester) {
        @SuppressWarnings("unchecked")
        List<PermissionRequest> pending = entityManager
                .createNativeQuery(
                        "SELECT * FROM permission_request WHERE agreement_id = :agreement AND requester_email_key ="
                                + " :email AND state = 'PENDING' ORDER BY requested_at, id FOR UPDATE",
                        PermissionRequest.class)
                .setParameter("agreement", agreement.id())
                .setParameter("email", requester.key())
                .getResultList();
        return pending;
    }

    /** Claims pending requests whose time is over, at most so many; those that another server works on are left out. */
    List<PermissionRequest> claimExpired(Instant now, int limit) {
        @SuppressWarnings("unchecked")
        List<PermissionRequest> due = entityManager
                .createNativeQuery(
                        "SELECT * FROM permission_request WHERE state = 'PENDING' AND expires_at <= :now"
                                + " ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED",
                        PermissionRequest.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
        return due;
    }

    /** Writes what was changed. */
    void flush() {
        entityManager.flush();
    }

    /** A person's requests, behind a cursor, at most so many. */
    List<PermissionRequest> ofRequester(UUID requester, TimeCursor after, int limit) {
        return entityManager
                .createQuery(
                        "select r from PermissionRequest r where r.requester.id = :requester" + BEHIND,
                        PermissionRequest.class)
                .setParameter("requester", requester)
                .setParameter("afterTime", after.time())
                .setParameter("afterId", after.id())
                .setMaxResults(limit)
                .getResultList();
    }

    /** The newest requests of an address as support sees them. */
    public List<RequestForSupport> newestOf(BusinessEmail requester, int limit, Instant now) {
        return entityManager
                .createQuery(
                        "select r from PermissionRequest r where r.requesterEmailKey = :email"
                                + " order by r.requestedAt desc, r.id desc",
                        PermissionRequest.class)
                .setParameter("email", requester.key())
                .setMaxResults(limit)
                .getResultStream()
                .map(request -> request.supportView(now))
                .toList();
    }

    /** The delivered requests on permitted agreements, in a state or in all, behind a cursor, at most so many. */
    List<PermissionRequest> onAgreements(
            PermittedAgreements agreements, RequestState state, TimeCursor after, int limit) {
        @SuppressWarnings("unchecked")
        List<PermissionRequest> requests = agreements
                .bind(entityManager.createNativeQuery(
                        "SELECT r.* FROM permission_request r WHERE r.agreement_id IN " + agreements.ids()
                                + " AND (:state = '' OR r.state = :state)"
                                + " AND (r.requested_at, r.id) > (:afterTime, :afterId)"
                                + " ORDER BY r.requested_at, r.id LIMIT :limit",
                        PermissionRequest.class))
                .setParameter("state", state == null ? "" : state.name())
                .setParameter("afterTime", after.time())
                .setParameter("afterId", after.id())
                .setParameter("limit", limit)
                .getResultList();
        return requests;
    }

    /** The requests that reached nobody, behind a cursor, at most so many. */
    List<PermissionRequest> undelivered(TimeCursor after, int limit) {
        return entityManager
                .createQuery(
                        "select r from PermissionRequest r"
                                + " where r.state = org.menkyo.permissionrequest.RequestState.UNDELIVERED"
                                + BEHIND,
                        PermissionRequest.class)
                .setParameter("afterTime", after.time())
                .setParameter("afterId", after.id())
                .setMaxResults(limit)
                .getResultList();
    }
}
