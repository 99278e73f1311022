package org.menkyo.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.due.DueDateRepository.Found;
import org.menkyo.job.Job;
import org.menkyo.notification.DueItem;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.Administrator;
import org.menkyo.permission.PermissionRepository;

/**
 * Tells the administrators what ends within 90, 60 and 30 days, once each (LC-709). What is recorded late is told once, and
 * an end that moves is told anew. What an administrator is told at one time comes in one mail.
 */
@ApplicationScoped
public class DueNotices implements Job {

    private static final int SIZE = 200;

    /** How many ends one mail lists; the list of what is due has all. */
    private static final int MOST_ITEMS = 50;

    private final DueDateRepository dueDates;
    private final AgreementRepository agreements;
    private final PermissionRepository permissions;
    private final Notifications notifications;

    @Inject
    public DueNotices(
            DueDateRepository dueDates,
            AgreementRepository agreements,
            PermissionRepository permissions,
            Notifications notifications) {
        this.dueDates = dueDates;
        this.agreements = agreements;
        this.permissions = permissions;
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "telling what is due";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        List<Found> due = dueDates.claim(SIZE);
        byAdministrator(due).forEach(this::tell);
        return due.size() == SIZE;
    }

    private Map<Administrator, List<DueDate>> byAdministrator(List<Found> due) {
        Map<Long, List<Administrator>> administrators = due.stream()
                .map(Found::agreementId)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> permissions.administrators(agreements.get(id))));
        Map<Administrator, List<DueDate>> told = new LinkedHashMap<>();
        for (Found found : due) {
            administrators
                    .get(found.agreementId())
                    .forEach(administrator -> told.computeIfAbsent(administrator, any -> new ArrayList<>())
                            .add(found.dueDate()));
        }
        return told;
    }

    private void tell(Administrator administrator, List<DueDate> due) {
        List<DueItem> items =
                due.stream().limit(MOST_ITEMS).map(DueNotices::item).toList();
        notifications.record(
                Notification.of(NotificationKind.DUE_DATES, administrator.email(), administrator.language())
                        .with("count", due.size())
                        .with("firstDay", due.get(0).lastDay())
                        .with("dueItems", DueItem.write(items))
                        .with("more", due.size() > MOST_ITEMS ? due.size() - MOST_ITEMS : null));
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
