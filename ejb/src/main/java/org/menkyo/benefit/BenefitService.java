package org.menkyo.benefit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.BenefitKind;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.StreamedFile;

/**
 * Shows and gives out the benefits of Software Assurance (LC-705). All changes of one license ID, its orders' included, wait
 * for each other, so that never more units are taken than its licenses entitle to.
 */
@Stateless
public class BenefitService {

    private static final int MAX_UNITS = 1_000_000;
    private static final int MAX_PURPOSE = 200;

    private final AccessControl access;
    private final BenefitRepository benefits;
    private final BenefitKeys keys;
    private final BenefitExporter exporter;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected BenefitService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public BenefitService(
            AccessControl access,
            BenefitRepository benefits,
            BenefitKeys keys,
            BenefitExporter exporter,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.benefits = benefits;
        this.keys = keys;
        this.exporter = exporter;
        this.audit = audit;
        this.clock = clock;
    }

    /** What Software Assurance gives of each benefit, over all of one's license IDs, in the order of these and of benefits. */
    @Performs(Operation.LIST_BENEFITS)
    public Page<BenefitLine> list(Caller caller, BenefitFilter filter, PageRequest page) {
        PermittedAgreements agreements = access.permittedFor(caller, Operation.LIST_BENEFITS);
        List<BenefitLine> found = benefits.list(agreements, filter, BenefitCursor.of(page), page.size() + 1).stream()
                .map(BenefitRepository.Row::line)
                .toList();
        return Page.of(found, page, BenefitCursor::of);
    }

    /** The same as a file: CSV with a first line in the caller's language. Nothing of it is read before it is written. */
    @Performs(Operation.EXPORT_BENEFITS)
    public StreamedFile export(Caller caller, BenefitFilter filter) {
        PermittedAgreements agreements = access.permittedFor(caller, Operation.EXPORT_BENEFITS);
        return output -> exporter.write(agreements, filter, caller.language(), output);
    }

    /** The units of a benefit that are assigned or used up, in the order in which they were. */
    @Performs(Operation.LIST_BENEFIT_UNITS)
    public Page<BenefitUnitsView> listUnits(Caller caller, String licenseId, String benefit, PageRequest page) {
        BenefitRepository.Row row = find(access.require(caller, Operation.LIST_BENEFIT_UNITS, licenseId), benefit);
        List<BenefitRepository.Taken> found = row.activationId() == null
                ? List.of()
                : benefits.taken(row.activationId(), page.afterNumber(), page.size() + 1);
        return Page.of(found, page, BenefitRepository.Taken::id).map(BenefitRepository.Taken::view);
    }

    /**
     * Activates a benefit for a license ID, which assigning and using its units needs. Once more changes nothing.
     *
     * @throws RejectedException SOFTWARE_ASSURANCE_ENDED
     * @throws NotFoundException if no license of the license ID has Software Assurance that gives the benefit
     */
    @Performs(Operation.ACTIVATE_BENEFIT)
    public BenefitLine activate(Caller caller, String licenseId, String benefit) {
        Agreement agreement = access.requireExclusively(caller, Operation.ACTIVATE_BENEFIT, licenseId);
        BenefitRepository.Row row = find(agreement, benefit);
        if (row.activationId() != null) {
            return row.line();
        }
        requireInForce(row);
        benefits.activate(agreement, row.benefitId(), clock.instant());
        audit.append(caller, about(Operation.ACTIVATE_BENEFIT, row.line()));
        return find(agreement, benefit).line();
    }

    /**
     * Assigns units to a person. Where the benefit comes with individual keys, the license ID gets one for each unit that has
     * none yet (LC-710); who may view its keys finds them among the others.
     *
     * @throws ConflictException BENEFIT_NOT_ACTIVATED, CONTENT_CONFLICT if there are other units of the same name
     * @throws RejectedException SOFTWARE_ASSURANCE_ENDED, BENEFIT_UNITS_EXHAUSTED if the licenses entitle to fewer,
     *     INDIVIDUAL_KEYS_EXHAUSTED if they entitle to fewer keys, BENEFIT_OF_OTHER_KIND if its units are used up
     */
    @Performs(Operation.ASSIGN_BENEFIT)
    public BenefitUnitsView assign(Caller caller, String licenseId, String benefit, AssignBenefit command) {
        Agreement agreement = access.requireExclusively(caller, Operation.ASSIGN_BENEFIT, licenseId);
        new InputCheck()
                .email("email", command.email())
                .range("units", command.units(), 1, MAX_UNITS)
                .done();
        BenefitRepository.Row row = find(agreement, benefit);
        BenefitUnitsView taken = take(
                caller,
                Operation.ASSIGN_BENEFIT,
                row,
                BenefitKind.ASSIGNED,
                units(command.id(), command.email(), null, command.units()));
        if (row.edition() != null) {
            keys.cover(caller, agreement, find(agreement, benefit));
        }
        return taken;
    }

    /**
     * Uses units up.
     *
     * @throws ConflictException BENEFIT_NOT_ACTIVATED, CONTENT_CONFLICT if there are other units of the same name
     * @throws RejectedException SOFTWARE_ASSURANCE_ENDED, BENEFIT_UNITS_EXHAUSTED if the licenses entitle to fewer,
     *     BENEFIT_OF_OTHER_KIND if its units are assigned to people
     */
    @Performs(Operation.USE_BENEFIT)
    public BenefitUnitsView use(Caller caller, String licenseId, String benefit, UseBenefit command) {
        Agreement agreement = access.requireExclusively(caller, Operation.USE_BENEFIT, licenseId);
        new InputCheck()
                .text("purpose", command.purpose(), MAX_PURPOSE)
                .range("units", command.units(), 1, MAX_UNITS)
                .done();
        return take(
                caller,
                Operation.USE_BENEFIT,
                find(agreement, benefit),
                BenefitKind.USED_UP,
                units(command.id(), null, command.purpose(), command.units()));
    }

    /**
     * Takes units back, which also undoes a use; possible after the end of Software Assurance, too. Once more changes nothing.
     *
     * @throws NotFoundException if there never were such units
     */
    @Performs(Operation.WITHDRAW_BENEFIT)
    public void withdraw(Caller caller, String licenseId, String benefit, UUID units) {
        Agreement agreement = access.requireExclusively(caller, Operation.WITHDRAW_BENEFIT, licenseId);
        BenefitRepository.Row row = find(agreement, benefit);
        if (row.activationId() == null || !benefits.knows(row.activationId(), units)) {
            throw new NotFoundException();
        }
        if (benefits.withdraw(row.activationId(), units, clock.instant())) {
            audit.append(caller, about(Operation.WITHDRAW_BENEFIT, row.line()).with("units", units));
        }
    }

    private BenefitUnitsView units(UUID id, String email, String purpose, int units) {
        return new BenefitUnitsView(id == null ? UUID.randomUUID() : id, email, purpose, units, clock.instant());
    }

    private BenefitUnitsView take(
            Caller caller, Operation operation, BenefitRepository.Row row, BenefitKind kind, BenefitUnitsView taken) {
        BenefitLine line = row.line();
        if (line.kind() != kind) {
            throw new RejectedException(ErrorCode.BENEFIT_OF_OTHER_KIND, line.benefit(), line.kind());
        }
        if (row.activationId() == null) {
            throw new ConflictException(ErrorCode.BENEFIT_NOT_ACTIVATED, line.benefit());
        }
        Optional<BenefitUnitsView> before = benefits.find(row.activationId(), taken.id());
        if (before.isPresent()) {
            if (before.get().isLike(taken)) {
                return before.get();
            }
            throw otherContent();
        }
        requireInForce(row);
        if (line.taken() + taken.units() > line.entitled()) {
            throw new RejectedException(ErrorCode.BENEFIT_UNITS_EXHAUSTED, line.entitled(), line.taken());
        }
        if (!benefits.take(row.activationId(), taken)) {
            throw otherContent();
        }
        audit.append(
                caller,
                about(operation, line)
                        .with("units", taken.id())
                        .with("count", taken.units())
                        .with("email", taken.email())
                        .with("purpose", taken.purpose()));
        return taken;
    }

    private static ConflictException otherContent() {
        return new ConflictException(ErrorCode.CONTENT_CONFLICT, "id");
    }

    private void requireInForce(BenefitRepository.Row row) {
        if (row.isEnded(benefits.today())) {
            throw new RejectedException(
                    ErrorCode.SOFTWARE_ASSURANCE_ENDED, row.line().softwareAssuranceLastDay());
        }
    }

    private BenefitRepository.Row find(Agreement agreement, String benefit) {
        return benefits.find(agreement, benefit).orElseThrow(NotFoundException::new);
    }

    private static AuditEvent about(Operation operation, BenefitLine line) {
        return AuditEvent.done(operation, "benefit", line.benefit(), line.licenseId());
    }
}
