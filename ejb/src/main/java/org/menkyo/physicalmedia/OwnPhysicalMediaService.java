package org.menkyo.physicalmedia;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.download.Entitled;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.quota.Quota;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Physical media for those who may download, and what becomes of their requests (LC-703). */
@Stateless
public class OwnPhysicalMediaService {

    private static final Quota REQUESTED = new Quota("physical-media", 20, Duration.ofDays(1));

    private final AccessControl access;
    private final PhysicalMediaRepository requests;
    private final Entitled entitled;
    private final PhysicalMediaNews news;
    private final Quotas quotas;
    private final Clock clock;

    /** For the container's proxy. */
    protected OwnPhysicalMediaService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public OwnPhysicalMediaService(
            AccessControl access,
            PhysicalMediaRepository requests,
            Entitled entitled,
            PhysicalMediaNews news,
            Quotas quotas,
            Clock clock) {
        this.access = access;
        this.requests = requests;
        this.entitled = entitled;
        this.news = news;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * Asks for media of a product that the license ID gives licenses of.
     *
     * @throws NotFoundException if the caller has no role on the license ID
     * @throws InvalidInputException also if the license ID gives no license of the product
     * @throws RejectedException TAX_WARNING_NOT_ACCEPTED if shipping there can end the organization's exemption from taxes and
     *     the warning was not accepted
     * @throws UnavailableException TOO_MANY_REQUESTS after 20 requests within a day
     */
    @Performs(Operation.REQUEST_PHYSICAL_MEDIA)
    public PhysicalMediaView request(Caller caller, String licenseId, RequestPhysicalMedia command) {
        Agreement agreement = access.require(caller, Operation.REQUEST_PHYSICAL_MEDIA, licenseId);
        InputCheck check = new InputCheck();
        PhysicalMediaPolicy.check(check, "", command);
        check.done();
        if (!entitled.to(agreement.licenseId(), command.product())) {
            throw new InvalidInputException(List.of(new FieldError("product", FieldProblem.UNKNOWN, List.of())));
        }
        String acceptedBy = PhysicalMediaPolicy.acceptedBy(caller, command);
        quotas.take(REQUESTED, caller.requireEmail().key()).ifPresent(wait -> {
            throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, wait);
        });
        PhysicalMediaRequest request = new PhysicalMediaRequest(
                agreement.licenseId(),
                caller.requireEmail(),
                command,
                PhysicalMediaPolicy.language(command),
                acceptedBy,
                clock.instant());
        requests.add(request);
        news.tell(caller, Operation.REQUEST_PHYSICAL_MEDIA, request, null);
        return request.view();
    }

    /** The requests of the caller's address, also those that support recorded for it, from the oldest to the newest. */
    @Performs(Operation.LIST_OWN_PHYSICAL_MEDIA)
    public Page<PhysicalMediaView> list(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_OWN_PHYSICAL_MEDIA);
        return Page.of(
                        requests.list(caller.requireEmail(), null, page.afterNumber(), page.size() + 1),
                        page,
                        PhysicalMediaRequest::id)
                .map(PhysicalMediaRequest::view);
    }

    /**
     * Takes a request back that was not shipped yet.
     *
     * @throws NotFoundException if the caller has no such request
     * @throws ConflictException STATE_CONFLICT if it was shipped, refused or cancelled
     */
    @Performs(Operation.CANCEL_OWN_PHYSICAL_MEDIA)
    public PhysicalMediaView cancel(Caller caller, UUID id) {
        access.require(caller, Operation.CANCEL_OWN_PHYSICAL_MEDIA);
        PhysicalMediaRequest request = requests.findLocked(id)
                .filter(found -> found.requester().equals(caller.requireEmail()))
                .orElseThrow(NotFoundException::new);
        request.move(PhysicalMediaState.CANCELLED, null, clock.instant());
        news.tell(caller, Operation.CANCEL_OWN_PHYSICAL_MEDIA, request, null);
        return request.view();
    }
}
