package org.menkyo.webhook;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.text.Language;

/**
 * What partner systems are told of (LC-210, LC-904). Each account has subscriptions of its own; a distributor's are about its own
 * license IDs and support cases, support's about what it works on, a partner's about what the business e-mail that the system
 * belongs to may see, an auditor's about all.
 */
@Stateless
public class WebhookService {

    private static final String SUBJECT_TYPE = "webhook";
    private static final int MAX_SUBSCRIPTIONS = 20;
    private static final int MAX_URL_LENGTH = 1000;

    private final NameLock locks;
    private final AccessControl access;
    private final WebhookRepository webhooks;
    private final TargetAddresses targets;
    private final SecretBox secrets;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected WebhookService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public WebhookService(
            NameLock locks,
            AccessControl access,
            WebhookRepository webhooks,
            TargetAddresses targets,
            SecretBox secrets,
            AuditTrail audit,
            Clock clock) {
        this.locks = locks;
        this.access = access;
        this.webhooks = webhooks;
        this.targets = targets;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Subscribes to events and tells the secret, this once.
     *
     * @throws InvalidInputException if the address is not of the form that is allowed, no events are named, or one that the
     *     caller's party is not told of
     * @throws ConflictException if the account has {@value #MAX_SUBSCRIPTIONS} subscriptions
     */
    @Performs(Operation.SUBSCRIBE_WEBHOOK)
    public NewWebhook subscribe(Caller caller, SubscribeWebhook command) {
        access.require(caller, Operation.SUBSCRIBE_WEBHOOK);
        InputCheck check = new InputCheck();
        URI url = checkedUrl(check, command.url());
        checkEvents(check, caller.party(), command.events());
        check.optionalEmail("noticeEmail", command.noticeEmail());
        check.done();
        locks.hold(NameLock.Kind.WEBHOOKS_OF_ACCOUNT, caller.technicalAccount());
        if (webhooks.count(caller.technicalAccount()) >= MAX_SUBSCRIPTIONS) {
            throw new ConflictException(ErrorCode.WEBHOOKS_EXHAUSTED, MAX_SUBSCRIPTIONS);
        }
        byte[] secret = WebhookSecret.random();
        UUID identity = UUID.randomUUID();
        WebhookSubscription subscription = new WebhookSubscription(
                identity,
                caller.technicalAccount(),
                caller.distributorId().orElse(null),
                url,
                command.events(),
                secrets.seal(WebhookSecret.place(identity), secret),
                notice(caller, command),
                clock.instant());
        webhooks.add(subscription);
        audit.append(
                caller,
                AuditEvent.done(Operation.SUBSCRIBE_WEBHOOK, SUBJECT_TYPE, subscription.identity(), null)
                        .with("host", url.getHost())
                        .with("events", command.events()));
        return new NewWebhook(subscription.view(), WebhookSecret.text(secret));
    }

    private static WebhookSubscription.Notice notice(Caller caller, SubscribeWebhook command) {
        return new WebhookSubscription.Notice(
                Optional.ofNullable(command.noticeEmail())
                        .map(BusinessEmail::new)
                        .or(caller::email),
                command.noticeLanguage() == null ? Language.EN : command.noticeLanguage());
    }

    private URI checkedUrl(InputCheck check, String typed) {
        check.text("url", typed, MAX_URL_LENGTH);
        if (!TypedText.isVisible(typed)) {
            return null;
        }
        try {
            URI url = new URI(new URI(typed).toASCIIString());
            if (targets.accepts(url) && url.toString().length() <= MAX_URL_LENGTH) {
                return url;
            }
            check.reject("url", FieldProblem.NOT_ALLOWED);
        } catch (URISyntaxException e) {
            check.reject("url", FieldProblem.MALFORMED);
        }
        return null;
    }

    private static void checkEvents(InputCheck check, Party party, List<WebhookEvent> events) {
        if (events == null || events.isEmpty()) {
            check.required("events", null);
        } else if (events.stream().anyMatch(Objects::isNull)) {
            check.required("events[" + events.indexOf(null) + "]", null);
        } else if (events.stream().distinct().count() < events.size()) {
            check.reject("events", FieldProblem.DUPLICATE);
        } else {
            for (int i = 0; i < events.size(); i++) {
                if (!events.get(i).topic().isFor(party)) {
                    check.reject("events[" + i + "]", FieldProblem.NOT_ALLOWED);
                }
            }
        }
    }

    /** The account's subscriptions, oldest first. */
    @Performs(Operation.LIST_WEBHOOKS)
    public Page<WebhookView> list(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_WEBHOOKS);
        return Page.of(webhooks.page(caller.technicalAccount(), page), page, WebhookSubscription::id)
                .map(WebhookSubscription::view);
    }

    /**
     * Ends a subscription; what was not sent is not sent any more.
     *
     * @throws NotFoundException if the account has no such subscription
     */
    @Performs(Operation.END_WEBHOOK)
    public void end(Caller caller, UUID webhookId) {
        access.require(caller, Operation.END_WEBHOOK);
        own(caller, webhookId).end(clock.instant());
        audit.append(caller, AuditEvent.done(Operation.END_WEBHOOK, SUBJECT_TYPE, webhookId, null));
    }

    /**
     * The messages of a subscription, newest first, and what became of them.
     *
     * @throws NotFoundException if the account has no such subscription
     */
    @Performs(Operation.LIST_WEBHOOK_DELIVERIES)
    public Page<WebhookDeliveryView> deliveries(Caller caller, UUID webhookId, PageRequest page) {
        access.require(caller, Operation.LIST_WEBHOOK_DELIVERIES);
        return Page.of(webhooks.deliveries(own(caller, webhookId), page), page, WebhookDelivery::id)
                .map(WebhookDelivery::view);
    }

    /**
     * Sends a message again, under the same identity, whatever became of it before, and although the subscription is paused.
     *
     * @throws NotFoundException if the account has no such subscription, or that has no such message
     */
    @Performs(Operation.REPLAY_WEBHOOK_DELIVERY)
    public WebhookDeliveryView replay(Caller caller, UUID webhookId, UUID deliveryId) {
        access.require(caller, Operation.REPLAY_WEBHOOK_DELIVERY);
        WebhookDelivery delivery =
                webhooks.lock(own(caller, webhookId), deliveryId).orElseThrow(NotFoundException::new);
        delivery.ask(clock.instant());
        audit.append(
                caller,
                AuditEvent.done(Operation.REPLAY_WEBHOOK_DELIVERY, SUBJECT_TYPE, webhookId, null)
                        .with("delivery", deliveryId));
        return delivery.view();
    }

    /**
     * Sends a test message, also to a subscription that is paused; if it is accepted, the subscription is resumed. While one
     * waits to be sent, another is the same.
     *
     * @throws NotFoundException if the account has no such subscription
     */
    @Performs(Operation.PING_WEBHOOK)
    public WebhookDeliveryView ping(Caller caller, UUID webhookId) {
        access.require(caller, Operation.PING_WEBHOOK);
        WebhookSubscription subscription =
                webhooks.lockSubscription(own(caller, webhookId).id());
        Optional<WebhookDelivery> pending = webhooks.pendingPing(subscription);
        if (pending.isPresent()) {
            return pending.get().view();
        }
        WebhookDelivery ping = WebhookDelivery.ping(subscription, clock.instant());
        webhooks.add(ping);
        audit.append(
                caller,
                AuditEvent.done(Operation.PING_WEBHOOK, SUBJECT_TYPE, webhookId, null)
                        .with("delivery", ping.identity()));
        return ping.view();
    }

    /**
     * Goes on with a subscription that is paused or has to wait: what was not sent is due now.
     *
     * @throws NotFoundException if the account has no such subscription
     */
    @Performs(Operation.RESUME_WEBHOOK)
    public WebhookView resume(Caller caller, UUID webhookId) {
        access.require(caller, Operation.RESUME_WEBHOOK);
        WebhookSubscription subscription =
                webhooks.lockSubscription(own(caller, webhookId).id());
        subscription.resume();
        webhooks.bringForward(subscription, clock.instant());
        audit.append(caller, AuditEvent.done(Operation.RESUME_WEBHOOK, SUBJECT_TYPE, webhookId, null));
        return subscription.view();
    }

    private WebhookSubscription own(Caller caller, UUID webhookId) {
        return webhooks.find(caller.technicalAccount(), webhookId).orElseThrow(NotFoundException::new);
    }
}
