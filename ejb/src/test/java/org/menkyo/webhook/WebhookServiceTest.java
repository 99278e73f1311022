package org.menkyo.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.node.ThisNode;
import org.menkyo.notification.NotificationKind;
import org.menkyo.order.OrderService;
import org.menkyo.permission.Operation;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.AtOnce;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.TestBeans;

/** Subscriptions of partner systems, and messages to a real receiver about what really happens. */
class WebhookServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Receiver receiver = new Receiver();
    private final List<Runnable> threads = new ArrayList<>();
    private NewWebhook subscribed;

    @AfterEach
    void close() {
        receiver.close();
        if (subscribed != null) {
            call(s -> {
                s.end(SCENARIO.distributor(), subscribed.webhook().id());
                return null;
            });
        }
    }

    private static <T> T call(Function<WebhookService, T> work) {
        return SCENARIO.call(
                WebhookService.class, beans -> beans.with(TargetAddresses.class, TargetAddressesTest.allowing()), work);
    }

    private void subscribe(WebhookEvent... events) {
        Caller distributor = SCENARIO.distributor();
        subscribed = call(s -> s.subscribe(distributor, SubscribeWebhook.to(receiver.url(), List.of(events))));
    }

    /** The transactions as the container makes them: each call one of its own. */
    private static WebhookSteps steps() {
        return new WebhookSteps(null, null, null, null, null) {
            @Override
            public List<DueWebhook> due(Collection<Long> sending) {
                return SCENARIO.call(WebhookSteps.class, s -> s.due(sending));
            }

            @Override
            public Optional<WebhookMessage> begin(long subscriptionId) {
                return SCENARIO.call(WebhookSteps.class, s -> s.begin(subscriptionId));
            }

            @Override
            public void end(WebhookMessage message, WebhookAnswer answer) {
                SCENARIO.call(WebhookSteps.class, s -> {
                    s.end(message, answer);
                    return null;
                });
            }
        };
    }

    private static WebhookRelay relay(TargetAddresses targets) {
        return new WebhookRelay(
                steps(),
                new WebhookClient(targets, SCENARIO.clock()),
                SCENARIO.look(em -> new TestBeans(em, SCENARIO.clock()).get(SecretBox.class)),
                new ThisNode());
    }

    private static void deliver() {
        relay(TargetAddressesTest.allowing()).relay(Runnable::run);
    }

    private List<WebhookDeliveryView> log() {
        Caller distributor = SCENARIO.distributor();
        return call(s -> s.deliveries(distributor, subscribed.webhook().id(), PageRequest.first()))
                .items();
    }

    private static String order() {
        return SCENARIO.licensed(UUID.randomUUID() + "@example.com").licenseNumber();
    }

    @Test
    @Tag("LC-904")
    void anEventIsSentOnceSignedAndLogged() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        String license = order();

        deliver();
        deliver();

        assertThat(receiver.messages).hasSize(1);
        Receiver.Message message = receiver.messages.get(0);
        assertThat(message.isSignedWith(subscribed.secret())).isTrue();
        assertThat(message.contentType()).isEqualTo("application/json");
        assertThat(Long.parseLong(message.timestamp()))
                .isEqualTo(SCENARIO.clock().instant().getEpochSecond());
        JsonObject body = Json.createReader(new StringReader(message.body())).readObject();
        assertThat(body.keySet()).containsExactlyInAnyOrder("id", "type", "occurredAt", "licenseId", "webhookId");
        assertThat(body.getString("id")).isEqualTo(message.id());
        assertThat(body.getString("type")).isEqualTo("SUBMIT_ORDER");
        assertThat(body.getString("licenseId")).isEqualTo(license);
        assertThat(log()).singleElement().satisfies(sent -> {
            assertThat(sent.id()).hasToString(message.id());
            assertThat(sent.state()).isEqualTo(DeliveryState.SENT);
            assertThat(sent.attempts()).isEqualTo(1);
            assertThat(sent.status()).isEqualTo(204);
            assertThat(sent.problem()).isNull();
            assertThat(sent.nextAttemptAt()).isNull();
            assertThat(sent.sentAt()).isEqualTo(SCENARIO.clock().instant());
        });
    }

    @Test
    @Tag("LC-904")
    void aMessageThatWasChangedOnTheWayIsFound() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        order();
        deliver();

        Receiver.Message message = receiver.messages.get(0);
        assertThat(message.withBody(message.body().replace("SUBMIT", "CANCEL")).isSignedWith(subscribed.secret()))
                .isFalse();
        assertThat(message.withTimestamp("1").isSignedWith(subscribed.secret())).isFalse();
        assertThat(message.isSignedWith("whsec_" + "A".repeat(43) + "=")).isFalse();
    }

    @Test
    @Tag("LC-904")
    void whatIsRolledBackIsNotSent() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        Caller distributor = SCENARIO.distributor();

        assertThatThrownBy(() -> SCENARIO.call(OrderService.class, s -> {
                    s.submit(distributor, LicensingScenario.order("rolled-back", "org-rolled", "r@example.com"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        deliver();

        assertThat(receiver.messages).isEmpty();
        assertThat(log()).isEmpty();
    }

    @Test
    @Tag("LC-904")
    void onlyWhatWasAskedForIsSentAndOnlyOfOwnLicenses() {
        subscribe(WebhookEvent.LICENSE_ENDED, WebhookEvent.SUBMIT_ORDER);
        Caller other = SCENARIO.otherDistributor();
        SCENARIO.call(
                OrderService.class,
                s -> s.submit(other, LicensingScenario.order("of-another", "org-another", "o@example.com")));
        String mine = order();

        deliver();

        assertThat(receiver.messages)
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains(mine));
    }

    @Test
    @Tag("LC-904")
    void eventsThatAreMailedAreSentOnceHoweverManyMailsThereAre() {
        subscribe(WebhookEvent.CONTACT_CHANGED);
        String license = order();
        SCENARIO.database().transact(em -> {
            for (String recipient : List.of("a@example.com", "b@example.com")) {
                em.createNativeQuery("insert into notification (identity, kind, recipient, language, parameters, state,"
                                + " round, attempts, created_at) values (gen_random_uuid(), 'CONTACT_CHANGED',"
                                + " :recipient, 'EN', jsonb_build_object('licenseId', cast(:license as text)),"
                                + " 'PENDING', 0, 0, :now)")
                        .setParameter("recipient", recipient)
                        .setParameter("license", license)
                        .setParameter("now", SCENARIO.clock().instant())
                        .executeUpdate();
            }
        });

        deliver();

        assertThat(receiver.messages).hasSize(1);
    }

    @Test
    @Tag("LC-1208")
    void inQuarantineMessagesWaitWithoutAnAttemptAndThoseThatAreDroppedCanBeReplayed() throws SQLException {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        SCENARIO.database()
                .asOwner("insert into quarantine (reason, begun_at) values ('RESTORED_COPY', '2000-01-01 00:00:00Z')");
        try {
            order();
            deliver();
        } finally {
            SCENARIO.database().asOwner("delete from quarantine");
        }
        assertThat(receiver.messages).isEmpty();
        assertThat(log()).singleElement().satisfies(waiting -> {
            assertThat(waiting.state()).isEqualTo(DeliveryState.PENDING);
            assertThat(waiting.attempts()).isZero();
        });

        deliver();
        assertThat(receiver.messages).as("after the release").hasSize(1);

        order();
        Instant since = SCENARIO.clock().instant().plusSeconds(1);
        assertThat((long) SCENARIO.call(WaitingWebhooks.class, w -> w.countBefore(since)))
                .isEqualTo(1);
        assertThat((int) SCENARIO.call(WaitingWebhooks.class, w -> w.dropBefore(since)))
                .isEqualTo(1);
        deliver();
        assertThat(receiver.messages).hasSize(1);
        call(s -> s.replay(
                SCENARIO.distributor(), subscribed.webhook().id(), log().get(0).id()));
        deliver();
        assertThat(receiver.messages).hasSize(2);
    }

    @Test
    @Tag("LC-904")
    void aFailingReceiverIsTriedAgainWithGrowingDelaysThenGivenUpAndReplayed() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        receiver.status = 500;
        order();
        Duration before = Duration.ZERO;
        for (int attempt = 1; attempt < WebhookDelivery.MAX_ATTEMPTS; attempt++) {
            deliver();
            deliver();
            WebhookDeliveryView failed = log().get(0);
            assertThat(receiver.messages).hasSize(attempt);
            assertThat(failed.state()).isEqualTo(DeliveryState.PENDING);
            assertThat(failed.problem()).isEqualTo(DeliveryProblem.STATUS);
            assertThat(failed.status()).isEqualTo(500);
            Duration delay = Duration.between(SCENARIO.clock().instant(), failed.nextAttemptAt());
            assertThat(delay).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Duration.ofHours(6));
            assertThat(delay).isPositive();
            before = delay;
            SCENARIO.clock().move(delay);
        }
        deliver();
        assertThat(log().get(0).state()).isEqualTo(DeliveryState.DEAD);
        SCENARIO.clock().move(Duration.ofDays(10));
        deliver();
        assertThat(receiver.messages).hasSize(WebhookDelivery.MAX_ATTEMPTS);

        receiver.status = 200;
        Caller distributor = SCENARIO.distributor();
        call(s -> s.replay(distributor, subscribed.webhook().id(), log().get(0).id()));
        deliver();

        assertThat(log().get(0).state()).isEqualTo(DeliveryState.SENT);
        assertThat(receiver.messages)
                .extracting(Receiver.Message::id)
                .containsOnly(receiver.messages.get(0).id());
        assertThat(receiver.messages).allMatch(message -> message.isSignedWith(subscribed.secret()));
    }

    @Test
    @Tag("LC-904")
    void afterACrashBetweenSendingAndNotingItIsSentAgainUnderTheSameIdentity() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        order();
        long subscription = steps().due(Set.of()).get(0).subscriptionId();
        WebhookMessage lost = steps().begin(subscription).orElseThrow();

        deliver();
        assertThat(receiver.messages)
                .as("while another server may be sending it")
                .isEmpty();
        SCENARIO.clock().move(WebhookSubscription.LEASE);
        deliver();

        assertThat(receiver.messages)
                .extracting(Receiver.Message::id)
                .containsExactly(lost.identity().toString());
        assertThat(log().get(0).attempts()).isEqualTo(2);
    }

    @Test
    @Tag("LC-904")
    void theMessagesOfASubscriptionGoOutOneAfterTheOther() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        List<String> licenses = List.of(order(), order(), order());

        relay(TargetAddressesTest.allowing()).relay(threads::add);
        relay(TargetAddressesTest.allowing()).relay(threads::add);
        threads.forEach(Runnable::run);

        assertThat(receiver.messages).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(receiver.messages.get(i).body()).contains(licenses.get(i));
        }
    }

    @Test
    @Tag("LC-904")
    void redirectsAreNotFollowed() {
        try (Receiver inside = new Receiver()) {
            subscribe(WebhookEvent.SUBMIT_ORDER);
            receiver.status = 307;
            receiver.location = inside.url();
            order();

            deliver();

            assertThat(inside.messages).isEmpty();
            assertThat(log().get(0).status()).isEqualTo(307);
            assertThat(log().get(0).state()).isEqualTo(DeliveryState.PENDING);
        }
    }

    @Test
    @Tag("LC-904")
    void anAddressThatHasBecomePrivateIsRefusedWhenSending() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        SCENARIO.database()
                .transact(em -> em.createNativeQuery(
                                "update webhook_subscription set url = replace(url, 'http:', 'https:')")
                        .executeUpdate());
        order();

        relay(new TargetAddresses(new Settings())).relay(Runnable::run);

        assertThat(receiver.messages).isEmpty();
        assertThat(log().get(0).problem()).isEqualTo(DeliveryProblem.ADDRESS_REFUSED);
        assertThat(log().get(0).status()).isNull();
    }

    @Test
    @Tag("LC-904")
    void aReceiverThatIsAwayOrSpeaksNoHttpIsNamedSo() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        order();
        receiver.close();

        deliver();

        assertThat(log().get(0).problem()).isEqualTo(DeliveryProblem.NOT_CONNECTED);
    }

    @Test
    @Tag("LC-904")
    void anEndedSubscriptionSendsNothingMore() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        Caller distributor = SCENARIO.distributor();
        order();
        call(s -> {
            s.end(distributor, subscribed.webhook().id());
            return null;
        });
        UUID ended = subscribed.webhook().id();
        subscribed = null;
        order();

        deliver();

        assertThat(receiver.messages).isEmpty();
        assertThatThrownBy(() -> call(s -> s.deliveries(distributor, ended, PageRequest.first())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-904")
    void theSecretIsToldOnceAndKeptEncrypted() {
        subscribe(WebhookEvent.SUBMIT_ORDER);

        assertThat(subscribed.secret()).startsWith("whsec_").hasSize("whsec_".length() + 44);
        assertThat(subscribed.toString()).doesNotContain(subscribed.secret());
        byte[] stored = SCENARIO.look(em ->
                (byte[]) em.createNativeQuery("select sealed_secret from webhook_subscription order by id desc limit 1")
                        .getSingleResult());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(
                        Base64.getDecoder().decode(subscribed.secret().substring("whsec_".length())),
                        StandardCharsets.ISO_8859_1));
        assertThat(SCENARIO.auditRecords(Operation.SUBSCRIBE_WEBHOOK.name(), null))
                .isPositive();
    }

    @Test
    @Tag("LC-904")
    void onlyItsAccountSeesASubscription() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        order();
        UUID webhook = subscribed.webhook().id();
        UUID delivery = log().get(0).id();
        Caller auditor = SCENARIO.auditor();
        Caller person = SCENARIO.registered("webhook@example.com");

        assertThat(call(s -> s.list(SCENARIO.distributor(), PageRequest.first()))
                        .items())
                .extracting(WebhookView::id)
                .contains(webhook);
        assertThat(call(s -> s.list(auditor, PageRequest.first())).items()).isEmpty();
        assertThatThrownBy(() -> call(s -> s.deliveries(auditor, webhook, PageRequest.first())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> call(s -> s.replay(auditor, webhook, delivery)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> call(s -> s.list(person, PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> call(s ->
                        s.subscribe(person, SubscribeWebhook.to(receiver.url(), List.of(WebhookEvent.SUBMIT_ORDER)))))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    @Tag("LC-904")
    void wrongInputIsNamed() {
        Caller distributor = SCENARIO.distributor();

        for (SubscribeWebhook wrong : List.of(
                SubscribeWebhook.to(null, List.of(WebhookEvent.SUBMIT_ORDER)),
                SubscribeWebhook.to("not an address", List.of(WebhookEvent.SUBMIT_ORDER)),
                SubscribeWebhook.to("ftp://example.com/", List.of(WebhookEvent.SUBMIT_ORDER)),
                SubscribeWebhook.to("https://example.com/", null),
                SubscribeWebhook.to("https://example.com/", List.of()),
                SubscribeWebhook.to("https://example.com/", Arrays.asList((WebhookEvent) null)),
                SubscribeWebhook.to("https://example.com/" + "a".repeat(1000), List.of(WebhookEvent.SUBMIT_ORDER)))) {
            assertThatThrownBy(() -> call(s -> s.subscribe(distributor, wrong)))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    @Tag("LC-904")
    void eventsAreThoseThatAreMailedOrAudited() {
        for (WebhookEvent event : WebhookEvent.values()) {
            if (event.source() == WebhookEvent.Source.MAIL) {
                assertThat(NotificationKind.valueOf(event.name())).isNotNull();
            }
        }
        assertThat(Operation.valueOf(WebhookEvent.CANCEL_ORDER.name())).isNotNull();
    }

    @Test
    @Tag("LC-904")
    void anAccountHasNoMoreThanTwentySubscriptionsThatAreMadeAtOnce() {
        Caller other = SCENARIO.call(
                CallerDirectory.class, directory -> directory.identify(LicensingScenario.origin(), "demo-auditor"));
        SubscribeWebhook command = SubscribeWebhook.to(receiver.url(), List.of(WebhookEvent.SUBMIT_ORDER));
        for (int i = 0; i < 18; i++) {
            call(s -> s.subscribe(other, command));
        }

        List<Object> outcomes = AtOnce.run(5, i -> {
            NewWebhook made = call(s -> s.subscribe(other, command));
            return made;
        });

        // The other tests share the database, and this account has no subscriptions in them.
        call(s -> s.list(other, PageRequest.first()))
                .items()
                .forEach(webhook -> call(s -> {
                    s.end(other, webhook.id());
                    return null;
                }));
        assertThat(outcomes).filteredOn(NewWebhook.class::isInstance).hasSize(2);
        assertThat(outcomes).filteredOn(ErrorCode.WEBHOOKS_EXHAUSTED::equals).hasSize(3);
    }

    private WebhookView state() {
        Caller distributor = SCENARIO.distributor();
        UUID id = subscribed.webhook().id();
        return call(s -> s.list(distributor, PageRequest.first())).items().stream()
                .filter(webhook -> webhook.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private WebhookDeliveryView ping() {
        Caller distributor = SCENARIO.distributor();
        return call(s -> s.ping(distributor, subscribed.webhook().id()));
    }

    /** Tries whenever the subscription lets it, until it is paused. */
    private void failUntilPaused() {
        receiver.status = 500;
        order();
        while (state().state() != WebhookState.PAUSED) {
            deliver();
            SCENARIO.clock().move(Duration.ofHours(6));
        }
    }

    @Test
    @Tag("LC-905")
    void aSubscriptionThatKeepsFailingWaitsAsAWholeAndLongerEachTime() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        receiver.status = 500;
        for (int i = 0; i < 10; i++) {
            order();
        }

        for (int i = 0; i < 5; i++) {
            deliver();
        }

        assertThat(receiver.messages).hasSize(WebhookSubscription.FREE_FAILURES + 1);
        assertThat(state().state()).isEqualTo(WebhookState.FAILING);
        Duration before = Duration.ZERO;
        for (int i = 0; i < 4; i++) {
            int tried = receiver.messages.size();
            Duration pause = Duration.between(SCENARIO.clock().instant(), state().retryAt());
            assertThat(pause).isGreaterThan(before);
            before = pause;
            SCENARIO.clock().move(pause.minusSeconds(1));
            deliver();
            assertThat(receiver.messages).hasSize(tried);
            SCENARIO.clock().move(Duration.ofSeconds(1));
            deliver();
            assertThat(receiver.messages).hasSize(tried + 1);
        }

        receiver.status = 200;
        SCENARIO.clock().move(Duration.ofHours(6));
        deliver();

        assertThat(state().state()).isEqualTo(WebhookState.ACTIVE);
        assertThat(log()).extracting(WebhookDeliveryView::state).containsOnly(DeliveryState.SENT);
    }

    @Test
    @Tag("LC-905")
    void aMessageThatIsRefusedForWhatItSaysDoesNotStopTheOthers() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        receiver.status = 400;
        order();
        deliver();
        receiver.status = 204;
        order();

        deliver();

        assertThat(log())
                .extracting(WebhookDeliveryView::state)
                .containsExactly(DeliveryState.SENT, DeliveryState.PENDING);
        assertThat(state().state()).isEqualTo(WebhookState.ACTIVE);
    }

    @Test
    @Tag("LC-905")
    void afterADayOfFailuresItIsPausedAndItsOwnerIsToldOnce() {
        String owner = UUID.randomUUID() + "@example.com";
        subscribed = call(s -> s.subscribe(
                SCENARIO.distributor(),
                new SubscribeWebhook(receiver.url(), List.of(WebhookEvent.SUBMIT_ORDER), owner, Language.JA)));

        failUntilPaused();
        int tried = receiver.messages.size();
        order();
        SCENARIO.clock().move(Duration.ofDays(2));
        deliver();

        assertThat(receiver.messages).as("attempts while it is paused").hasSize(tried);
        assertThat(state().pausedAt()).isNotNull();
        assertThat(state().failingSince()).isBeforeOrEqualTo(state().pausedAt().minus(Duration.ofHours(24)));
        assertThat(SCENARIO.mails(owner, NotificationKind.WEBHOOK_PAUSED)).isEqualTo(1);
        assertThat(SCENARIO.auditRecords("WEBHOOK_PAUSED", null)).isPositive();
    }

    @Test
    @Tag("LC-905")
    void aPausedSubscriptionGoesOnAsItsOwnerSays() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        failUntilPaused();
        String waiting = order();
        receiver.status = 204;
        Caller distributor = SCENARIO.distributor();

        WebhookView resumed =
                call(s -> s.resume(distributor, subscribed.webhook().id()));
        deliver();

        assertThat(resumed.state()).isEqualTo(WebhookState.ACTIVE);
        assertThat(receiver.messages).anyMatch(message -> message.body().contains(waiting));
        assertThat(log()).extracting(WebhookDeliveryView::state).doesNotContain(DeliveryState.PENDING);
    }

    @Test
    @Tag("LC-905")
    void aTestMessageReachesAlsoAPausedSubscriptionAndResumesItWhenItIsAccepted() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        failUntilPaused();
        order();

        ping();
        deliver();
        assertThat(log().get(0).state()).as("not accepted, and not tried again").isEqualTo(DeliveryState.DEAD);
        assertThat(state().state()).isEqualTo(WebhookState.PAUSED);

        receiver.status = 204;
        WebhookDeliveryView ping = ping();
        assertThat(ping().id()).as("another while one waits").isEqualTo(ping.id());
        deliver();

        assertThat(state().state()).isEqualTo(WebhookState.ACTIVE);
        assertThat(log()).extracting(WebhookDeliveryView::state).doesNotContain(DeliveryState.PENDING);
        Receiver.Message sent = receiver.messages.stream()
                .filter(message -> message.id().equals(ping.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(sent.isSignedWith(subscribed.secret())).isTrue();
        assertThat(Json.createReader(new StringReader(sent.body())).readObject().getString("type"))
                .isEqualTo("PING");
    }

    @Test
    @Tag("LC-904")
    void nobodySubscribesToTestMessages() {
        Caller distributor = SCENARIO.distributor();

        assertThatThrownBy(() -> call(s -> s.subscribe(
                        distributor,
                        SubscribeWebhook.to(
                                "https://example.com/", List.of(WebhookEvent.SUBMIT_ORDER, WebhookEvent.PING)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("events[1]");
    }

    @Test
    @Tag("LC-905")
    void aSubscriptionWithManyMessagesSendsSomeInItsTurn() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        for (int i = 0; i < WebhookRelay.IN_A_TURN + 1; i++) {
            order();
        }

        relay(TargetAddressesTest.allowing()).relay(threads::add);
        threads.remove(0).run();

        assertThat(receiver.messages).hasSizeBetween(1, WebhookRelay.IN_A_TURN);
        assertThat(threads).as("its next turn, behind the others").hasSize(1);
        while (!threads.isEmpty()) {
            threads.remove(0).run();
        }
        assertThat(receiver.messages).hasSize(WebhookRelay.IN_A_TURN + 1);
    }

    @Test
    @Tag("LC-905")
    void noAccountsManySubscriptionsStandBeforeThoseOfAnother() {
        Caller auditor = SCENARIO.auditor();
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(call(s -> s.subscribe(
                            auditor, SubscribeWebhook.to(receiver.url(), List.of(WebhookEvent.SUBMIT_ORDER))))
                    .webhook()
                    .id());
        }
        subscribe(WebhookEvent.SUBMIT_ORDER);
        order();

        List<DueWebhook> due = steps().due(Set.of());
        many.forEach(id -> call(s -> {
            s.end(auditor, id);
            return null;
        }));

        assertThat(due).hasSize(21);
        assertThat(due.subList(0, 2)).extracting(DueWebhook::accountName).contains("demo-distributor");
        assertThat(steps().due(Set.of(due.get(0).subscriptionId(), due.get(1).subscriptionId())))
                .as("but for those that this server sends messages of")
                .isEmpty();
    }

    @Test
    @Tag("LC-904")
    void theLogForgetsWhatIsOldOrTooMuchButNothingThatIsStillToBeSent() {
        subscribe(WebhookEvent.SUBMIT_ORDER);
        order();
        order();
        deliver();
        receiver.status = 500;
        order();
        deliver();

        forget(2);
        assertThat(log())
                .extracting(WebhookDeliveryView::state)
                .containsExactly(DeliveryState.PENDING, DeliveryState.SENT);

        SCENARIO.clock().move(Duration.ofDays(31));
        forget(2);
        assertThat(log()).extracting(WebhookDeliveryView::state).containsExactly(DeliveryState.PENDING);

        deliver();
        assertThat(state().state()).isEqualTo(WebhookState.PAUSED);
        forget(2);
        assertThat(log()).as("what a paused one did not get for so long").isEmpty();
    }

    private static void forget(int kept) {
        SCENARIO.call(WebhookLog.class, log -> log.forget(kept));
    }
}
