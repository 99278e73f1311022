package org.menkyo.notification.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.menkyo.notification.MailSender;
import org.menkyo.notification.outbox.PendingMail;
import org.menkyo.quota.Quota;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.Settings;

/**
 * Holds back what is more than a sender may send or a receiver may get at once (LC-905). What strangers and people without a
 * confirmed address cause, what registered people cause, and what accounts cause has budgets of its own at each receiver, so
 * that none of these uses up another's. What is held back is not lost: {@code MailSummaries} sends it in one mail.
 */
@ApplicationScoped
public class MailBudget {

    private static final Duration PERIOD = Duration.ofHours(1);

    /** What registered people have, this divided by four is what others have of each. */
    private static final int SHARE_OF_NEW = 4;

    /** What registered people have, times this is what accounts have of each. */
    private static final int SHARE_OF_ACCOUNTS = 3;

    private final Quotas quotas;
    private final HeldMails held;
    private final Settings settings;
    private final MailMeters meters;
    private final Clock clock;

    @Inject
    public MailBudget(Quotas quotas, HeldMails held, Settings settings, MailMeters meters, Clock clock) {
        this.quotas = quotas;
        this.held = held;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes from the budgets of notifications that the transaction has locked, notes those that are held back or that an equal
     * one stands for, and returns the numbers of the others.
     *
     * @param batch in the order in which they were recorded
     */
    public List<Long> pass(List<PendingMail> batch) {
        List<PendingMail> free = batch.stream().filter(PendingMail::isFree).toList();
        if (free.size() == batch.size()) {
            return numbers(free);
        }
        List<PendingMail> limited =
                withoutEqual(batch.stream().filter(mail -> !mail.isFree()).toList());
        limited = behindHeld(limited);
        limited = take(limited, HoldReason.SENDER_TO_RECEIVER, PendingMail::pair);
        limited = take(limited, HoldReason.RECEIVER, mail -> mail.recipient().key());
        limited = take(limited, HoldReason.SENDER, PendingMail::sender);
        List<Long> passed = numbers(free);
        passed.addAll(numbers(limited));
        return passed;
    }

    private static List<Long> numbers(List<PendingMail> mails) {
        return new ArrayList<>(mails.stream().map(PendingMail::id).toList());
    }

    /** An equal mail to the same receiver that is unsent says it, too. */
    private List<PendingMail> withoutEqual(List<PendingMail> mails) {
        List<PendingMail> open = mails.stream().filter(mail -> !mail.secret()).toList();
        Map<Long, UUID> equal = new HashMap<>(held.equalUnsent(numbers(open)));
        Map<String, UUID> firsts = new HashMap<>();
        for (PendingMail mail : open) {
            UUID first = firsts.putIfAbsent(mail.recipient().key() + '\n' + mail.content(), mail.identity());
            if (first != null) {
                equal.putIfAbsent(mail.id(), first);
            }
        }
        held.merge(equal, HeldMails.SAME);
        meters.merged(equal.size());
        return mails.stream().filter(mail -> !equal.containsKey(mail.id())).toList();
    }

    /** What a sender sends to a receiver keeps its order, so it does not pass what is held back. */
    private List<PendingMail> behindHeld(List<PendingMail> mails) {
        Set<String> waiting = held.pairs(
                mails.stream().map(mail -> mail.recipient().key()).distinct().toList());
        return split(mails, mail -> !waiting.contains(mail.pair()), HoldReason.SENDER_TO_RECEIVER);
    }

    /**
     * Takes one for each mail, standing after standing, so that relays of several servers that wait for each other's subjects
     * do not do so in a circle.
     */
    private List<PendingMail> take(List<PendingMail> mails, HoldReason reason, Function<PendingMail, String> subject) {
        Map<String, List<PendingMail>> byStanding = mails.stream()
                .collect(Collectors.groupingBy(
                        mail -> MailSender.standing(mail.sender()), TreeMap::new, Collectors.toList()));
        Set<Long> refused = new HashSet<>();
        byStanding.forEach((standing, own) ->
                quota(reason, standing).ifPresent(quota -> refused.addAll(refused(own, quota, subject))));
        return split(mails, mail -> !refused.contains(mail.id()), reason);
    }

    /**
     * Takes one for each mail and returns the numbers of those that there was none for. What a sender sends to a receiver after
     * one that is refused is, too.
     */
    private Set<Long> refused(List<PendingMail> mails, Quota quota, Function<PendingMail, String> subject) {
        Set<Long> refused = new HashSet<>();
        Set<String> refusedPairs = new HashSet<>();
        List<PendingMail> left = mails;
        while (!left.isEmpty()) {
            // One for each subject at a time, and all subjects the first time, which locks them.
            Map<String, PendingMail> firsts = new LinkedHashMap<>();
            List<PendingMail> later = new ArrayList<>();
            for (PendingMail mail : left) {
                if (refusedPairs.contains(mail.pair())) {
                    refused.add(mail.id());
                } else if (firsts.putIfAbsent(subject.apply(mail), mail) != null) {
                    later.add(mail);
                }
            }
            for (String none : quotas.takeEach(quota, firsts.keySet())) {
                refused.add(firsts.get(none).id());
                refusedPairs.add(firsts.get(none).pair());
            }
            left = later;
        }
        return refused;
    }

    private Optional<Quota> quota(HoldReason reason, String standing) {
        int perHour = settings.get(reason.setting());
        int limit =
                switch (standing) {
                    case MailSender.NEW -> Math.max(1, perHour / SHARE_OF_NEW);
                    case MailSender.ACCOUNT -> perHour * SHARE_OF_ACCOUNTS;
                    default -> perHour;
                };
        // What an account causes follows from its orders, which can be to as many receivers as there are customers.
        return reason == HoldReason.SENDER && standing.equals(MailSender.ACCOUNT)
                ? Optional.empty()
                : Optional.of(new Quota("mail " + reason.name() + " " + standing, limit, PERIOD));
    }

    private List<PendingMail> split(List<PendingMail> mails, Predicate<PendingMail> passes, HoldReason reason) {
        List<PendingMail> passed = mails.stream().filter(passes).toList();
        List<PendingMail> rest = mails.stream().filter(passes.negate()).toList();
        held.hold(numbers(rest), reason, clock.instant());
        meters.held(reason, rest.size());
        return passed;
    }
}
