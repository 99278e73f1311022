package org.menkyo.physicalmedia;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.download.Entitled;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Physical media as support records requests for others, and as support and operators work on them (LC-703). */
@Stateless
public class PhysicalMediaService {

    private static final int MAX_TEXT = 2_000;

    private static final Set<PhysicalMediaState> OF_THE_PUBLISHER =
            EnumSet.of(PhysicalMediaState.IN_PREPARATION, PhysicalMediaState.SHIPPED, PhysicalMediaState.REFUSED);

    private final AccessControl access;
    private final PhysicalMediaRepository requests;
    private final AgreementRepository agreements;
    private final Entitled entitled;
    private final PhysicalMediaNews news;
    private final Clock clock;

    /** For the container's proxy. */
    protected PhysicalMediaService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public PhysicalMediaService(
            AccessControl access,
            PhysicalMediaRepository requests,
            AgreementRepository agreements,
            Entitled entitled,
            PhysicalMediaNews news,
            Clock clock) {
        this.access = access;
        this.requests = requests;
        this.agreements = agreements;
        this.entitled = entitled;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Records a request of somebody who waits for permission on the license ID.
     *
     * @throws InvalidInputException also if nobody of that address waits for permission there, or the license ID gives no
     *     license of the product
     * @throws RejectedException TAX_WARNING_NOT_ACCEPTED as for requests of one's own
     */
    @Performs(Operation.RECORD_PHYSICAL_MEDIA)
    public PhysicalMediaView record(Caller caller, RecordPhysicalMedia command) {
        access.require(caller, Operation.RECORD_PHYSICAL_MEDIA);
        InputCheck check = new InputCheck()
                .text("licenseId", command.licenseId(), 32)
                .email("requesterEmail", command.requesterEmail())
                .paragraphs("reason", command.reason(), MAX_TEXT)
                .required("request", command.request());
        if (command.request() != null) {
            PhysicalMediaPolicy.check(check, "request.", command.request());
        }
        check.done();
        BusinessEmail requester = new BusinessEmail(command.requesterEmail());
        Agreement agreement = agreements
                .find(command.licenseId())
                .filter(found -> requests.waits(requester, found))
                .orElseThrow(() -> wrong("requesterEmail", FieldProblem.NOT_ALLOWED));
        if (!entitled.to(agreement.licenseId(), command.request().product())) {
            throw wrong("request.product", FieldProblem.UNKNOWN);
        }
        PhysicalMediaRequest request = new PhysicalMediaRequest(
                agreement.licenseId(),
                requester,
                command.request(),
                PhysicalMediaPolicy.language(command.request()),
                PhysicalMediaPolicy.acceptedBy(caller, command.request()),
                clock.instant());
        requests.add(request);
        news.tell(caller, Operation.RECORD_PHYSICAL_MEDIA, request, command.reason());
        return request.view();
    }

    private static InvalidInputException wrong(String field, FieldProblem problem) {
        return new InvalidInputException(List.of(new FieldError(field, problem, List.of())));
    }

    /**
     * All requests, from the oldest to the newest.
     *
     * @param state only those that stand there, or null for all
     */
    @Performs(Operation.LIST_PHYSICAL_MEDIA)
    public Page<PhysicalMediaView> list(Caller caller, PhysicalMediaState state, PageRequest page) {
        access.require(caller, Operation.LIST_PHYSICAL_MEDIA);
        return Page.of(requests.list(null, state, page.afterNumber(), page.size() + 1), page, PhysicalMediaRequest::id)
                .map(PhysicalMediaRequest::view);
    }

    /**
     * Says where a request stands from now on; the requester is told.
     *
     * @throws ConflictException STATE_CONFLICT if that cannot follow
     */
    @Performs(Operation.MOVE_PHYSICAL_MEDIA)
    public PhysicalMediaView move(Caller caller, UUID id, MovePhysicalMedia command) {
        access.require(caller, Operation.MOVE_PHYSICAL_MEDIA);
        InputCheck check = new InputCheck().required("state", command.state());
        if (command.state() != null && !OF_THE_PUBLISHER.contains(command.state())) {
            check.reject("state", FieldProblem.NOT_ONE_OF, "IN_PREPARATION, SHIPPED, REFUSED");
        }
        if (command.state() == PhysicalMediaState.REFUSED) {
            check.paragraphs("comment", command.comment(), MAX_TEXT);
        } else {
            check.optionalParagraphs("comment", command.comment(), MAX_TEXT);
        }
        check.done();
        PhysicalMediaRequest request = requests.findLocked(id).orElseThrow(NotFoundException::new);
        request.move(command.state(), command.comment(), clock.instant());
        news.tell(caller, Operation.MOVE_PHYSICAL_MEDIA, request, command.comment());
        return request.view();
    }
}
