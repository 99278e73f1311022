package org.menkyo.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;

/** Binds identities to verified business e-mails (LC-202 to LC-204). */
@Stateless
public class RegistrationService {

    private static final int MAX_TOKEN_LENGTH = 100;

    private final AccessControl access;
    private final UserRepository users;
    private final RegistrationRepository registrations;
    private final ConfirmationTokens tokens;
    private final AgreementRepository agreements;
    private final PermissionRepository permissions;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected RegistrationService() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public RegistrationService(
            AccessControl access,
            UserRepository users,
            RegistrationRepository registrations,
            ConfirmationTokens tokens,
            AgreementRepository agreements,
            PermissionRepository permissions,
            Notifications notifications,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.users = users;
        this.registrations = registrations;
        this.tokens = tokens;
        this.agreements = agreements;
        this.permissions = permissions;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends a confirmation link to an address; the link that was on its way before ends (LC-203). */
    @Performs(Operation.REGISTER_BUSINESS_EMAIL)
    public RegistrationView register(Caller caller, RegisterBusinessEmail command) {
        access.require(caller, Operation.REGISTER_BUSINESS_EMAIL);
        new InputCheck().email("email", command.email()).done();
        AppUser user = users.getLocked(caller.requireUserId());
        if (command.language() != null) {
            user.speak(command.language());
        }
        sendLink(caller, user, new BusinessEmail(command.email()), Operation.REGISTER_BUSINESS_EMAIL);
        return view(user);
    }

    /**
     * Sends a new link to the address that waits for its confirmation; the old link ends (LC-203).
     *
     * @throws ConflictException STATE_CONFLICT if no address waits
     */
    @Performs(Operation.RESEND_CONFIRMATION)
    public RegistrationView resend(Caller caller) {
        access.require(caller, Operation.RESEND_CONFIRMATION);
        AppUser user = users.getLocked(caller.requireUserId());
        BusinessEmail email = registrations
                .findOpen(user.id())
                .map(Registration::email)
                .orElseThrow(() -> new ConflictException(ErrorCode.STATE_CONFLICT, "no address waits to be confirmed"));
        sendLink(caller, user, email, Operation.RESEND_CONFIRMATION);
        return view(user);
    }

    /**
     * Confirms the address that a link was sent to. Following it again never fails, but looks anew at what the address
     * may do (LC-203, LC-204). Where it may do nothing yet, a mail says what to do.
     *
     * @throws RejectedException CONFIRMATION_NOT_VALID if the link is unknown, ended, expired or another person's
     */
    @Performs(Operation.CONFIRM_BUSINESS_EMAIL)
    public RegistrationView confirm(Caller caller, ConfirmBusinessEmail command) {
        access.require(caller, Operation.CONFIRM_BUSINESS_EMAIL);
        new InputCheck().text("token", command.token(), MAX_TOKEN_LENGTH).done();
        Instant now = clock.instant();
        UUID person = caller.requireUserId();
        // First the person, then the link: so a link that is not one's own takes as long as one that does not exist.
        AppUser user = users.getLocked(person);
        Registration registration = registrations
                .findLocked(ConfirmationTokens.hash(command.token()))
                .orElseThrow(RegistrationService::notValid);
        if (registration.canBeConfirmedBy(person, now)) {
            bind(caller, user, registration, now);
        } else if (!registration.wasConfirmedBy(person)) {
            throw notValid();
        }
        RegistrationView view = view(user);
        if (registration.email().equals(user.businessEmail().orElse(null))) {
            notifications.record(
                    Notification.of(outcome(view, registration.email()), registration.email(), user.language())
                            .with("email", registration.email().value())
                            .causedBy(caller));
        }
        return view;
    }

    /** Where one's own registration stands. */
    @Performs(Operation.READ_REGISTRATION)
    public RegistrationView current(Caller caller) {
        access.require(caller, Operation.READ_REGISTRATION);
        return view(users.get(caller.requireUserId()));
    }

    private void sendLink(Caller caller, AppUser user, BusinessEmail email, Operation operation) {
        registrations.findOpen(user.id()).ifPresent(open -> open.end(clock.instant()));
        registrations.flush();
        notifications.record(Notification.of(NotificationKind.CONFIRM_BUSINESS_EMAIL, email, user.language())
                .withSecretToken(tokens.newToken(user.id(), email))
                .causedBy(caller));
        audit.append(caller, AuditEvent.done(operation, "registration", email.value(), null));
    }

    private void bind(Caller caller, AppUser user, Registration registration, Instant now) {
        BusinessEmail email = registration.email();
        users.lockBusinessEmail(email);
        users.findByBusinessEmail(email)
                .filter(holder -> !holder.id().equals(user.id()))
                .ifPresent(holder -> {
                    holder.giveUpBusinessEmail();
                    users.flush();
                });
        users.endLapsed(email);
        user.confirm(email, now);
        registration.confirm(user.id(), now);
        registrations.findOpen(user.id()).filter(open -> open != registration).ifPresent(open -> open.end(now));
        users.flush();
        audit.append(caller, AuditEvent.done(Operation.CONFIRM_BUSINESS_EMAIL, "registration", email.value(), null));
    }

    private NotificationKind outcome(RegistrationView view, BusinessEmail email) {
        if (view.accessOpen()) {
            return NotificationKind.ACCESS_OPENED;
        }
        return agreements.isContact(email.key())
                ? NotificationKind.RESELLER_CONFIRMED
                : NotificationKind.ACCESS_NOT_FOUND;
    }

    private RegistrationView view(AppUser user) {
        Optional<BusinessEmail> email = user.businessEmail();
        Optional<Registration> open =
                registrations.findOpen(user.id()).filter(r -> clock.instant().isBefore(r.expiresAt()));
        boolean accessOpen = email.filter(e -> permissions.hasAny(e) || agreements.isContactWithAccess(e.key()))
                .isPresent();
        return new RegistrationView(
                email.map(BusinessEmail::value).orElse(null),
                user.confirmedAt().orElse(null),
                user.lapsedEmail().map(BusinessEmail::value).orElse(null),
                open.map(r -> r.email().value()).orElse(null),
                open.map(Registration::expiresAt).orElse(null),
                accessOpen,
                user.language());
    }

    private static RejectedException notValid() {
        return new RejectedException(ErrorCode.CONFIRMATION_NOT_VALID);
    }
}
