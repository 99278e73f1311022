package org.menkyo.agreementchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.function.UnaryOperator;
import org.menkyo.agreement.Agreement;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.organization.Distributor;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/** Tells administrators what others changed on their license ID, each in the language of the profile (LC-110). */
@ApplicationScoped
public class AdministratorNews {

    private final UserRepository users;
    private final Notifications notifications;

    @Inject
    public AdministratorNews(UserRepository users, Notifications notifications) {
        this.users = users;
        this.notifications = notifications;
    }

    /**
     * Sends each of them a mail, which names the distributor of record if that is who made the change.
     *
     * @param details adds the parameters of the kind
     */
    public void tell(
            Caller caller,
            Agreement agreement,
            Collection<BusinessEmail> administrators,
            NotificationKind kind,
            UnaryOperator<Notification> details) {
        Distributor distributor = caller.party() == Party.DISTRIBUTOR ? agreement.distributor() : null;
        for (BusinessEmail administrator : administrators) {
            Language language = users.findByBusinessEmail(administrator)
                    .map(AppUser::language)
                    .orElse(Language.EN);
            Notification mail = Notification.of(kind, administrator, language)
                    .with("licenseId", agreement.licenseId())
                    .with("distributor", distributor == null ? null : distributor.name());
            notifications.record(details.apply(mail).causedBy(caller));
        }
    }

    /**
     * Tells of a license that was renamed or handed over (LC-105).
     *
     * @param before the name of the holder so far
     * @param after the name from now on; null for those who are not to know it
     */
    void tellOfTransfer(
            Caller caller, Agreement agreement, Collection<BusinessEmail> administrators, String before, String after) {
        tell(
                caller,
                agreement,
                administrators,
                NotificationKind.LICENSE_TRANSFERRED,
                mail -> mail.with("before", before).with("after", after));
    }
}
