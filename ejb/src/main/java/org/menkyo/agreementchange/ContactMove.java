package org.menkyo.agreementchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.Contact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.usermanagement.PermissionGranter;
import org.menkyo.usermanagement.PermissionRevoker;

/**
 * Changes a contact on an agreement that the transaction has locked. The permissions that came from the old contact move
 * to the new one; the administrators before and after get a mail (LC-110).
 */
@ApplicationScoped
public class ContactMove {

    private final AgreementRepository agreements;
    private final PermissionRepository permissions;
    private final PermissionGranter granter;
    private final PermissionRevoker revoker;
    private final AdministratorNews news;
    private final Clock clock;

    @Inject
    public ContactMove(
            AgreementRepository agreements,
            PermissionRepository permissions,
            PermissionGranter granter,
            PermissionRevoker revoker,
            AdministratorNews news,
            Clock clock) {
        this.agreements = agreements;
        this.permissions = permissions;
        this.granter = granter;
        this.revoker = revoker;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Replaces a contact, adds one or ends one.
     *
     * @param old the contact that ends, or null
     * @param name the new contact's name; null if there is none or it is a reseller without
     * @param email the new contact's address, or null if there is none
     * @return the old and the new values
     */
    public List<ChangedValue> move(
            Caller caller, Agreement agreement, ContactKind kind, Contact old, String name, BusinessEmail email) {
        List<BusinessEmail> before = permissions.activeAdministrators(agreement);
        String oldName = old == null ? null : old.name().orElse(null);
        String oldEmail = old == null ? null : old.email().value();
        if (old != null && email != null && old.email().equals(email)) {
            old.correct(name, email);
        } else {
            replace(caller, agreement, kind, old, name, email);
        }
        tell(caller, agreement, kind, before, describe(oldName, oldEmail), describe(name, email));
        return values(kind, oldName, oldEmail, name, email);
    }

    private void replace(
            Caller caller, Agreement agreement, ContactKind kind, Contact old, String name, BusinessEmail email) {
        Instant now = clock.instant();
        if (old != null) {
            revoker.revokeFromContact(caller, old);
            old.end(now);
        }
        if (email != null) {
            agreement.addContact(kind, name, email, now);
            agreements.flush();
            granter.grantToContacts(caller, agreement);
        }
        agreements.flush();
    }

    private void tell(
            Caller caller, Agreement agreement, ContactKind kind, List<BusinessEmail> before, String was, String is) {
        List<BusinessEmail> after = permissions.activeAdministrators(agreement);
        news.tell(
                caller,
                agreement,
                after,
                NotificationKind.CONTACT_CHANGED,
                mail -> contact(mail, kind, was).with("after", is));
        // Who is no administrator any more does not learn who is (LC-309).
        List<BusinessEmail> formerly = new ArrayList<>(before);
        formerly.removeAll(after);
        news.tell(caller, agreement, formerly, NotificationKind.CONTACT_CHANGED, mail -> contact(mail, kind, was));
    }

    private static Notification contact(Notification mail, ContactKind kind, String was) {
        return mail.with("contactKind", kind).with("before", was);
    }

    private static String describe(String name, Object email) {
        if (email == null) {
            return null;
        }
        return name == null ? email.toString() : name + " <" + email + ">";
    }

    private static List<ChangedValue> values(
            ContactKind kind, String oldName, String oldEmail, String name, BusinessEmail email) {
        return List.of(
                new ChangedValue(kind + ".name", oldName, name),
                new ChangedValue(kind + ".email", oldEmail, email == null ? null : email.value()));
    }
}
