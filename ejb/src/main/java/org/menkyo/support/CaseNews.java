package org.menkyo.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.text.Language;

/** Tells who opened a support case what support wrote in it (LC-805). */
@ApplicationScoped
public class CaseNews {

    private final UserRepository users;
    private final Notifications notifications;

    @Inject
    public CaseNews(UserRepository users, Notifications notifications) {
        this.users = users;
        this.notifications = notifications;
    }

    /** Sends the opener a mail; none to a distributor, whose system follows its cases. */
    void tellOpener(Caller caller, SupportCase supportCase, SupportCaseState outcome, String text) {
        supportCase.opener().ifPresent(opener -> {
            Language language =
                    users.findByBusinessEmail(opener).map(AppUser::language).orElse(Language.EN);
            notifications.record(Notification.of(NotificationKind.SUPPORT_CASE_ANSWERED, opener, language)
                    .with("caseId", supportCase.publicId())
                    .with("subject", supportCase.subject())
                    .with("outcome", outcome)
                    .with("comment", text)
                    .causedBy(caller));
        });
    }
}
