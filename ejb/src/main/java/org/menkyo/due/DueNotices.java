package org.menkyo.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.due.DueDateRepository.Claimed;
import org.menkyo.due.DueDateRepository.Owed;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.job.Job;
import org.menkyo.notification.DueItem;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/**
 * Tells the administrators what ends within 90, 60 and 30 days, once each (LC-709). What is recorded late is told once, and
 * an end that moves is told anew. First all that is to be told is claimed, in batches; then each administrator gets one mail.
 */
@ApplicationScoped
public class DueNotices implements Job {

    private static final int SIZE = 200;

    private static final int PEOPLE = 50;

    /** How many ends one mail lists; the list of what is due has all. */
    private static final int MOST_ITEMS = 50;

    /** What is due changes with the day; what is recorded late is told soon enough. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final NameLock locks;
    private final DueDateRepository dueDates;
    private final AgreementRepository agreements;
    private final PermissionRepository permissions;
    private final UserRepository users;
    private final Notifications notifications;

    @Inject
    public DueNotices(
            NameLock locks,
            DueDateRepository dueDates,
            AgreementRepository agreements,
            PermissionRepository permissions,
            UserRepository users,
            Notifications notifications) {
        this.locks = locks;
        this.dueDates = dueDates;
        this.agreements = agreements;
        this.permissions = permissions;
        this.users = users;
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "telling what is due";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        // One server at a time: nobody is mailed while another one still claims.
        locks.hold(NameLock.Kind.DUE_NOTICES);
        List<Claimed> due = dueDates.claim(SIZE);
        if (!due.isEmpty()) {
            dueDates.owe(owed(due));
            return true;
        }
        List<BusinessEmail> people = dueDates.people(PEOPLE);
        people.forEach(this::tell);
        return people.size() == PEOPLE;
    }

    private List<Owed> owed(List<Claimed> due) {
        Map<Long, List<BusinessEmail>> administrators = due.stream()
                .map(Claimed::agreementId)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> permissions.activeAdministrators(agreements.get(id))));
        return due.stream()
                .flatMap(end -> administrators.get(end.agreementId()).stream().map(person -> new Owed(person, end)))
                .toList();
    }

    private void tell(BusinessEmail person) {
        List<DueDate> due = dueDates.owed(person, MOST_ITEMS);
        int count = dueDates.forget(person);
        Language language =
                users.findByBusinessEmail(person).map(AppUser::language).orElse(Language.EN);
        notifications.record(Notification.of(NotificationKind.DUE_DATES, person, language)
                .with("count", count)
                .with("firstDay", due.get(0).lastDay())
                .with(
                        "dueItems",
                        DueItem.write(due.stream().map(DueNotices::item).toList()))
                .with("more", count > due.size() ? count - due.size() : null));
    }

    private static DueItem item(DueDate due) {
        return new DueItem(
                due.licenseId(),
                due.organizationName(),
                due.kind().name(),
                due.authorizationNumber() == null ? due.productName() : due.authorizationNumber(),
                due.lastDay());
    }
}
