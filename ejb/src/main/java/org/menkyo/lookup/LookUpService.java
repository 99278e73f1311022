package org.menkyo.lookup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.lockout.Lockouts;
import org.menkyo.lookup.FoundPerson.RegistrationState;
import org.menkyo.lookup.LookUpRepository.OpenLink;
import org.menkyo.openlicense.LockoutView;
import org.menkyo.organization.Organization;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permissionrequest.PermissionRequestRepository;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.paging.TimeCursor;
import org.menkyo.support.SupportCaseRepository;
import org.menkyo.usermanagement.PermissionView;

/** Finds people, organizations and licenses for support (LC-806). */
@Stateless
public class LookUpService {

    private static final int NEWEST = 20;
    private static final int FIRST = 200;
    private static final int MIN_NAME = 2;
    private static final int MAX_NAME = 200;
    private static final int MAX_NUMBER = 64;

    private final AccessControl access;
    private final LookUpRepository found;
    private final UserRepository users;
    private final PermissionRepository permissions;
    private final PermissionRequestRepository requests;
    private final Lockouts lockouts;
    private final SupportCaseRepository cases;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected LookUpService() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public LookUpService(
            AccessControl access,
            LookUpRepository found,
            UserRepository users,
            PermissionRepository permissions,
            PermissionRequestRepository requests,
            Lockouts lockouts,
            SupportCaseRepository cases,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.found = found;
        this.users = users;
        this.permissions = permissions;
        this.requests = requests;
        this.lockouts = lockouts;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is known of an address, also of one that nobody has registered. The look-up is in the audit. */
    @Performs(Operation.LOOK_UP_PERSON)
    public FoundPerson person(Caller caller, String email) {
        access.require(caller, Operation.LOOK_UP_PERSON);
        new InputCheck().email("email", email).done();
        BusinessEmail address = new BusinessEmail(email);
        Instant now = clock.instant();
        Optional<AppUser> user = users.findByBusinessEmail(address);
        Optional<OpenLink> link = user.isPresent() ? Optional.empty() : found.openLink(address);
        FoundPerson person = new FoundPerson(
                user.flatMap(AppUser::businessEmail).orElse(address).value(),
                registration(address, user, link, now),
                user.flatMap(AppUser::fullName).orElse(null),
                user.map(AppUser::language).orElse(null),
                user.flatMap(AppUser::confirmedAt).orElse(null),
                user.flatMap(AppUser::lastSignInAt).orElse(null),
                link.map(OpenLink::sentAt).orElse(null),
                link.map(OpenLink::expiresAt).orElse(null),
                permissions(address),
                found.contacts(address, FIRST),
                found.mails(address, NEWEST),
                lockouts(address, now),
                requests.newestOf(address, NEWEST, now),
                cases.newestOf(address, NEWEST));
        audit.append(caller, AuditEvent.done(Operation.LOOK_UP_PERSON, "person", address, null));
        return person;
    }

    /**
     * The organizations whose names contain a text, whatever its case and width, in the order in which they were recorded.
     *
     * @param name at least 2 characters
     */
    @Performs(Operation.LOOK_UP_ORGANIZATIONS)
    public Page<FoundOrganization> organizations(Caller caller, String name, PageRequest page) {
        access.require(caller, Operation.LOOK_UP_ORGANIZATIONS);
        InputCheck check = new InputCheck().text("name", name, MAX_NAME);
        String searched = TypedText.label(name);
        if (check.passed() && TypedText.length(searched) < MIN_NAME) {
            check.reject("name", FieldProblem.TOO_SHORT, MIN_NAME);
        }
        check.done();
        Page<Organization> organizations =
                Page.of(found.organizations(searched, page.afterNumber(), page.size() + 1), page, Organization::id);
        Map<Long, Long> agreements = found.counts(organizations.items());
        return organizations.map(organization -> new FoundOrganization(
                organization.identifier(),
                organization.distributor().code(),
                organization.distributor().name(),
                organization.name(),
                organization.address(),
                organization.createdAt(),
                agreements.getOrDefault(organization.id(), 0L)));
    }

    /**
     * The license IDs of a number or of an organization, in the order in which they were recorded.
     *
     * @param number a license ID, agreement, license, authorization or order number, or null
     * @param organization an organization's identifier, or null; exactly one of the two is given
     * @param distributor the code of the organization's distributor; null for every distributor that uses the identifier
     * @throws InvalidInputException also if neither or both are given
     */
    @Performs(Operation.LOOK_UP_LICENSES)
    public Page<FoundLicense> licenses(
            Caller caller, String number, String organization, String distributor, PageRequest page) {
        access.require(caller, Operation.LOOK_UP_LICENSES);
        InputCheck check = new InputCheck();
        if (organization == null) {
            check.text("number", number, MAX_NUMBER);
        } else {
            check.text("organization", organization, MAX_NUMBER);
        }
        if (number != null && organization != null) {
            check.reject("organization", FieldProblem.NOT_ALLOWED);
        }
        if (distributor != null) {
            check.text("distributor", distributor, MAX_NUMBER);
            if (organization == null) {
                check.reject("distributor", FieldProblem.NOT_ALLOWED);
            }
        }
        check.done();
        int limit = page.size() + 1;
        List<Agreement> agreements = organization == null
                ? found.ofNumber(number, page.afterNumber(), limit)
                : found.ofOrganization(organization, distributor, page.afterNumber(), limit);
        Page<Agreement> shown = Page.of(agreements, page, Agreement::id);
        return new Page<>(found.found(shown.items()), shown.next());
    }

    private RegistrationState registration(
            BusinessEmail email, Optional<AppUser> user, Optional<OpenLink> link, Instant now) {
        if (user.isPresent()) {
            return RegistrationState.CONFIRMED;
        }
        if (link.isPresent() && link.get().expiresAt().isAfter(now)) {
            return RegistrationState.LINK_SENT;
        }
        if (users.hasLapsed(email)) {
            return RegistrationState.LAPSED;
        }
        return link.isPresent() ? RegistrationState.LINK_EXPIRED : RegistrationState.NOT_REGISTERED;
    }

    private List<PermissionView> permissions(BusinessEmail email) {
        Set<Long> disabled = permissions.suspendedOn(email);
        return permissions.current(email, 0, FIRST).stream()
                .map(permission -> new PermissionView(
                        permission.agreement().licenseId(),
                        permission.email().value(),
                        permission.role(),
                        permission.way(),
                        null,
                        permission.givenAt(),
                        disabled.contains(permission.agreement().id())))
                .toList();
    }

    private List<LockoutView> lockouts(BusinessEmail email, Instant now) {
        TimeCursor before = TimeCursor.fromNewest(PageRequest.first());
        return lockouts.list(email, before.time(), before.id(), NEWEST).stream()
                .map(lockout -> LockoutView.of(lockout, now))
                .toList();
    }
}
