package org.menkyo.agreementchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.Contact;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.usermanagement.PermissionGranter;
import org.menkyo.usermanagement.PermissionRevoker;

/** Puts other people in the place of all who had to do with an agreement, since it goes to another organization (LC-110). */
@ApplicationScoped
public class ContactReplacement {

    private final AgreementRepository agreements;
    private final PermissionGranter granter;
    private final PermissionRevoker revoker;

    @Inject
    public ContactReplacement(AgreementRepository agreements, PermissionGranter granter, PermissionRevoker revoker) {
        this.agreements = agreements;
        this.granter = granter;
        this.revoker = revoker;
    }

    /** Ends all permissions and contacts, and gives the new contacts theirs; adds what changed to the values. */
    void replace(
            Caller caller,
            Agreement agreement,
            List<AgreementContact> contacts,
            List<ChangedValue> values,
            Instant now) {
        revoker.revokeAll(caller, agreement);
        for (Contact old : agreement.contacts()) {
            values.add(new ChangedValue(old.kind() + ".email", old.email().value(), null));
            old.end(now);
        }
        agreements.flush();
        for (AgreementContact contact : contacts) {
            values.add(new ChangedValue(contact.kind() + ".email", null, contact.email()));
            agreement.addContact(contact.kind(), contact.name(), new BusinessEmail(contact.email()), now);
        }
        agreements.flush();
        granter.grantToContacts(caller, agreement);
    }
}
