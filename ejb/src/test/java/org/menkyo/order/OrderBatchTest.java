package org.menkyo.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.testing.LicensingScenario.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.notification.NotificationKind;
import org.menkyo.order.OrderBatchRepository.WaitingOrder;
import org.menkyo.permission.AccessControl;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.testing.LicensingScenario;

/** Bulk submissions of orders, with each step in a transaction of its own, as the container does. */
class OrderBatchTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Caller distributor = SCENARIO.distributor();
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    @Tag("LC-108")
    void answersEachOrderAndKeepsTheResults() {
        SubmitOrder good = anOrder(1);
        SubmitOrder bad = withUnknownProduct(anOrder(2));
        SubmitOrder other = new SubmitOrder(
                good.orderNumber(),
                good.organization(),
                good.endCustomers(),
                null,
                null,
                List.of(OrderLine.of("SVR-STD-2008", 11, false)));

        OrderBatchView batch = service(10).submit(distributor, List.of(good, bad, good, other));

        assertThat(batch.complete()).isTrue();
        assertThat(batch.orderCount()).isEqualTo(4);
        assertThat(batch.results()).extracting(OrderResult::position).containsExactly(0, 1, 2, 3);
        assertThat(batch.results().get(0).order().orderNumber()).isEqualTo(good.orderNumber());
        assertThat(batch.results().get(1).order()).isNull();
        assertThat(batch.results().get(1).error().fields())
                .extracting(OrderResult.Field::field)
                .containsExactly("lines[0].product");
        assertThat(batch.results().get(2).order())
                .isEqualTo(batch.results().get(0).order());
        assertThat(batch.results().get(3).error().code()).isEqualTo(ErrorCode.CONTENT_CONFLICT);
        assertThat(service(10).get(distributor, batch.id())).isEqualTo(batch);
        Caller stranger = SCENARIO.otherDistributor();
        assertThatThrownBy(() -> service(10).get(stranger, batch.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-108")
    void refusesNoneAndTooMany() {
        SubmitOrder one = anOrder(1);
        List<SubmitOrder> tooMany = Collections.nCopies(BulkOrderService.MAX_ORDERS + 1, one);

        assertThatThrownBy(() -> service(10).submit(distributor, List.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> service(10).submit(distributor, tooMany)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Tag("LC-108")
    void acceptsTenThousandOrders() {
        OrderBatchView answered = service(0).submit(distributor, orders(BulkOrderService.MAX_ORDERS));

        assertThat(answered.orderCount()).isEqualTo(10_000);
        assertThat(waitingOrders(answered.id())).isEqualTo(10_000);
        List<WaitingOrder> first = new Steps().waiting(answered.id(), 2);
        assertThat(first)
                .extracting(waiting -> waiting.command().orderNumber())
                .containsExactly("B-" + run + "-0", "B-" + run + "-1");
        SCENARIO.look(em -> em.createNativeQuery("DELETE FROM order_batch_order WHERE batch_id = :id")
                .setParameter("id", answered.id())
                .executeUpdate());
        new Steps().complete(answered.id());
    }

    @Test
    @Tag("LC-108")
    void leavesToTheBackgroundWhatTheTimeOfTheCallDoesNotReach() {
        List<SubmitOrder> orders = orders(5);

        OrderBatchView answered = service(0).submit(distributor, orders);
        assertThat(answered.complete()).isFalse();
        assertThat(answered.orderCount()).isEqualTo(5);
        assertThat(answered.results()).isEmpty();
        workOff(new Steps());

        OrderBatchView later = service(0).get(distributor, answered.id());
        assertThat(later.complete()).isTrue();
        assertThat(later.results()).hasSize(5).allMatch(result -> result.order() != null);
        assertThat(waitingOrders(answered.id())).isZero();
        assertThat(new OrderBatchWork(new Steps(), Runnable::run, SCENARIO.clock()).onNext(Duration.ofSeconds(10)))
                .isFalse();
    }

    @Test
    @Tag("LC-108")
    void answersWithTheResultsThoughTheBackgroundLooksForWorkMeanwhile() {
        Steps watched = new Steps() {
            @Override
            public void accept(UUID id, Caller caller, Instant now, List<SubmitOrder> commands, Optional<UUID> worker) {
                super.accept(id, caller, now, commands, worker);
                assertThat(nextOpen()).isNotEqualTo(Optional.of(id));
                assertThat(lease(id, UUID.randomUUID())).isFalse();
            }
        };

        assertThat(service(10, watched).submit(distributor, orders(2)).complete())
                .isTrue();
    }

    @Test
    @Tag("LC-108")
    void stopsWhenTheTimeIsOverAndGoesOnWhereItStopped() {
        Steps slow = new Steps() {
            @Override
            public boolean recordOrders(
                    UUID id, UUID worker, Caller caller, List<WaitingOrder> waiting, CatalogExtract catalog) {
                SCENARIO.clock().move(Duration.ofSeconds(2));
                return super.recordOrders(id, worker, caller, waiting, catalog);
            }
        };
        OrderBatchView answered = service(0).submit(distributor, orders(5));

        new OrderBatchWork(slow, Runnable::run, SCENARIO.clock())
                .on(answered.id(), UUID.randomUUID(), Duration.ofSeconds(5));

        List<OrderResult> first = service(0).get(distributor, answered.id()).results();
        assertThat(first).hasSize(3);
        workOff(new Steps());
        assertThat(service(0).get(distributor, answered.id()).results())
                .hasSize(5)
                .startsWith(first.toArray(OrderResult[]::new));
    }

    @Test
    @Tag("LC-108")
    void goesOnAfterAServerThatStoppedInTheMiddle() {
        List<SubmitOrder> orders = orders(5);
        AtomicInteger recorded = new AtomicInteger();
        Steps killed = new Steps() {
            @Override
            public boolean recordOrders(
                    UUID id, UUID worker, Caller caller, List<WaitingOrder> waiting, CatalogExtract catalog) {
                if (recorded.getAndIncrement() == 2) {
                    throw new Killed();
                }
                return super.recordOrders(id, worker, caller, waiting, catalog);
            }
        };
        OrderBatchView answered = service(0).submit(distributor, orders);
        OrderBatchWork interrupted = new OrderBatchWork(killed, Runnable::run, SCENARIO.clock());
        assertThatThrownBy(() -> interrupted.on(answered.id(), UUID.randomUUID(), Duration.ofSeconds(10)))
                .isInstanceOf(Killed.class);

        workOff(new Steps());
        assertThat(service(0).get(distributor, answered.id()).results())
                .as("while the lease of the lost worker lasts")
                .hasSize(2);
        SCENARIO.clock().move(OrderBatchSteps.LEASE);
        workOff(new Steps());

        assertThat(service(0).get(distributor, answered.id()).results())
                .extracting(OrderResult::orderNumber)
                .containsExactlyElementsOf(
                        orders.stream().map(SubmitOrder::orderNumber).toList());
        assertEachIsWelcomedOnce(orders);
    }

    private static void assertEachIsWelcomedOnce(List<SubmitOrder> orders) {
        for (SubmitOrder order : orders) {
            assertThat(SCENARIO.mails(order.endCustomers().get(0).email(), NotificationKind.WELCOME))
                    .isEqualTo(1);
        }
    }

    @Test
    @Tag("LC-108")
    void aWorkerThatWasThoughtLostRecordsNothingMore() {
        OrderBatchView answered = service(0).submit(distributor, orders(2));
        Steps steps = new Steps();
        UUID lost = UUID.randomUUID();
        UUID successor = UUID.randomUUID();
        assertThat(steps.lease(answered.id(), lost)).isTrue();
        assertThat(steps.lease(answered.id(), successor)).isFalse();
        SCENARIO.clock().move(OrderBatchSteps.LEASE);
        assertThat(steps.lease(answered.id(), successor)).isTrue();
        WaitingOrder first = steps.waiting(answered.id(), 1).get(0);
        CatalogExtract catalog = steps.catalog(List.of(first));

        assertThat(steps.recordOrders(answered.id(), lost, distributor, List.of(first), catalog))
                .isFalse();
        assertThat(steps.recordOrders(answered.id(), successor, distributor, List.of(first), catalog))
                .isTrue();
    }

    @Test
    @Tag("LC-108")
    void triesAgainAfterSomethingUnforeseenAndGivesUpAfterTheThirdTime() {
        AtomicInteger attempts = new AtomicInteger();
        OrderBatchView answered = service(0).submit(distributor, orders(2));
        Steps broken = new Steps() {
            @Override
            public boolean recordOrders(
                    UUID id, UUID worker, Caller caller, List<WaitingOrder> waiting, CatalogExtract catalog) {
                if (waiting.get(0).position() == 0) {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("the database restarts");
                }
                return super.recordOrders(id, worker, caller, waiting, catalog);
            }
        };

        for (int i = 0; i < 3; i++) {
            workOff(broken);
            SCENARIO.clock().move(Duration.ofSeconds(6));
        }

        assertThat(attempts).hasValue(3);
        OrderBatchView batch = service(0).get(distributor, answered.id());
        assertThat(batch.results().get(0).error().code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(batch.results().get(0).error().text()).doesNotContain("database");
        assertThat(batch.results().get(1).order()).isNotNull();
    }

    @Test
    @Tag("LC-108")
    void severalWorkersRecordEachOrderOnce() throws Exception {
        List<SubmitOrder> orders = orders(40);
        OrderBatchView answered = service(0).submit(distributor, orders);

        atOnce(8, () -> {
            new OrderBatchWork(new Steps(), Runnable::run, SCENARIO.clock())
                    .on(answered.id(), UUID.randomUUID(), Duration.ofSeconds(10));
            return null;
        });
        workOff(new Steps());

        OrderBatchView batch = service(0).get(distributor, answered.id());
        assertThat(batch.complete()).isTrue();
        assertThat(batch.results()).hasSize(40).allMatch(result -> result.order() != null);
        Set<String> licenses = batch.results().stream()
                .map(result -> result.order().licenseNumber())
                .collect(java.util.stream.Collectors.toSet());
        assertThat(licenses).hasSize(40);
    }

    @Test
    @Tag("LC-108")
    void recordsOrdersThatHaveNothingInCommonSideBySide() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Steps meeting = new Steps() {
            @Override
            public boolean recordOrders(
                    UUID id, UUID worker, Caller caller, List<WaitingOrder> waiting, CatalogExtract catalog) {
                return SCENARIO.call(OrderBatchSteps.class, steps -> {
                    boolean recorded = steps.recordOrders(id, worker, caller, waiting, catalog);
                    await(both);
                    return recorded;
                });
            }
        };
        List<SubmitOrder> orders = unrelated(2 * OrderBatchWork.GROUP);
        OrderBatchView answered = service(0).submit(distributor, orders);

        new OrderBatchWork(meeting, OrderBatchTest::twice, SCENARIO.clock())
                .on(answered.id(), UUID.randomUUID(), Duration.ofSeconds(10));

        OrderBatchView batch = service(0).get(distributor, answered.id());
        assertThat(batch.complete()).isTrue();
        assertThat(batch.results())
                .extracting(result -> result.order().orderNumber())
                .containsExactlyElementsOf(
                        orders.stream().map(SubmitOrder::orderNumber).toList());
        assertEachIsWelcomedOnce(orders);
    }

    @Test
    @Tag("LC-108")
    void ordersThatAreRecordedTogetherHaveEachAResultOfTheirOwn() {
        List<SubmitOrder> orders = new ArrayList<>(unrelated(5));
        OrderView known = SCENARIO.call(OrderService.class, service -> service.submit(distributor, orders.get(1)));
        orders.set(2, withUnknownProduct(orders.get(2)));
        orders.set(3, withAuthorizationNumber(orders.get(3), known.authorizationNumber()));

        List<OrderResult> results = service(10).submit(distributor, orders).results();

        assertThat(results).extracting(OrderResult::position).containsExactly(0, 1, 2, 3, 4);
        assertThat(results.get(0).order().orderNumber()).isEqualTo(orders.get(0).orderNumber());
        assertThat(results.get(1).order()).isEqualTo(known);
        assertThat(results.get(2).error().fields())
                .extracting(OrderResult.Field::field)
                .containsExactly("lines[0].product");
        assertThat(results.get(3).error().code()).isEqualTo(ErrorCode.AUTHORIZATION_NUMBER_NOT_USABLE);
        assertThat(results.get(4).order().orderNumber()).isEqualTo(orders.get(4).orderNumber());
        assertEachIsWelcomedOnce(List.of(orders.get(0), orders.get(1), orders.get(4)));
    }

    @Test
    @Tag("LC-108")
    void recordsTheOthersOfAGroupThoughTheDatabaseRefusesOne() throws SQLException {
        List<SubmitOrder> orders = unrelated(OrderBatchWork.GROUP);
        String refused = orders.get(7).orderNumber();
        OrderBatchView answered = service(0).submit(distributor, orders);
        asOwner("ALTER TABLE license_order ADD CONSTRAINT ck_refused CHECK (order_number <> '" + refused + "')");
        try {
            for (int attempt = 0; attempt < 3; attempt++) {
                workOff(new Steps());
                SCENARIO.clock().move(Duration.ofSeconds(6));
            }
        } finally {
            asOwner("ALTER TABLE license_order DROP CONSTRAINT ck_refused");
        }

        OrderBatchView batch = service(0).get(distributor, answered.id());
        assertThat(batch.complete()).isTrue();
        assertThat(batch.results())
                .extracting(OrderResult::orderNumber)
                .containsExactlyElementsOf(
                        orders.stream().map(SubmitOrder::orderNumber).toList());
        assertThat(batch.results())
                .allMatch(result ->
                        (result.error() == null) == !result.orderNumber().equals(refused));
        assertThat(batch.results().get(7).error().code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertEachIsWelcomedOnce(orders.stream()
                .filter(each -> !each.orderNumber().equals(refused))
                .toList());
        assertThat(SCENARIO.mails(orders.get(7).endCustomers().get(0).email(), NotificationKind.WELCOME))
                .isZero();
    }

    @Test
    @Tag("LC-108")
    void aSuccessorRecordsAGroupOfWhichAStoppedServerHadWrittenAll() {
        List<SubmitOrder> orders = unrelated(2 * OrderBatchWork.GROUP);
        AtomicInteger groups = new AtomicInteger();
        Steps killed = new Steps() {
            @Override
            public boolean recordOrders(
                    UUID id, UUID worker, Caller caller, List<WaitingOrder> waiting, CatalogExtract catalog) {
                return SCENARIO.call(OrderBatchSteps.class, steps -> {
                    boolean recorded = steps.recordOrders(id, worker, caller, waiting, catalog);
                    if (groups.incrementAndGet() == 2) {
                        throw new Killed();
                    }
                    return recorded;
                });
            }
        };
        OrderBatchView answered = service(0).submit(distributor, orders);
        OrderBatchWork interrupted = new OrderBatchWork(killed, Runnable::run, SCENARIO.clock());
        assertThatThrownBy(() -> interrupted.on(answered.id(), UUID.randomUUID(), Duration.ofSeconds(10)))
                .isInstanceOf(Killed.class);
        List<OrderResult> first = service(0).get(distributor, answered.id()).results();

        SCENARIO.clock().move(OrderBatchSteps.LEASE);
        workOff(new Steps());

        assertThat(first).hasSize(OrderBatchWork.GROUP);
        List<OrderResult> all = service(0).get(distributor, answered.id()).results();
        assertThat(all).startsWith(first.toArray(OrderResult[]::new));
        assertThat(all)
                .extracting(result -> result.order().orderNumber())
                .containsExactlyElementsOf(
                        orders.stream().map(SubmitOrder::orderNumber).toList());
        assertEachIsWelcomedOnce(orders);
    }

    private static void asOwner(String statement) throws SQLException {
        try (Connection connection = SCENARIO.database().owner().getConnection();
                Statement owners = connection.createStatement()) {
            owners.execute(statement);
        }
    }

    private static SubmitOrder withAuthorizationNumber(SubmitOrder order, String number) {
        return new SubmitOrder(
                order.orderNumber(), order.organization(), order.endCustomers(), null, number, order.lines());
    }

    @Test
    @Tag("LC-108")
    void recordsOrdersThatHaveSomethingInCommonInTheirOrder() {
        List<Integer> recorded = Collections.synchronizedList(new ArrayList<>());
        Steps noting = new Steps() {
            @Override
            public boolean recordOrders(
                    UUID id, UUID worker, Caller caller, List<WaitingOrder> waiting, CatalogExtract catalog) {
                boolean done = super.recordOrders(id, worker, caller, waiting, catalog);
                waiting.forEach(each -> recorded.add(each.position()));
                return done;
            }
        };
        OrderBatchView answered = service(0).submit(distributor, orders(20));

        new OrderBatchWork(noting, OrderBatchTest::twice, SCENARIO.clock())
                .on(answered.id(), UUID.randomUUID(), Duration.ofSeconds(10));

        assertThat(recorded)
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    @Tag("LC-108")
    void aSuccessorWaitsForOrdersThatAreUnderWay() throws Exception {
        OrderBatchView answered = service(0).submit(distributor, orders(1));
        Steps steps = new Steps();
        UUID slow = UUID.randomUUID();
        UUID successor = UUID.randomUUID();
        assertThat(steps.lease(answered.id(), slow)).isTrue();
        WaitingOrder order = steps.waiting(answered.id(), 1).get(0);
        CatalogExtract catalog = steps.catalog(List.of(order));
        SCENARIO.clock().move(OrderBatchSteps.LEASE);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<List<WaitingOrder>> left = SCENARIO.call(OrderBatchSteps.class, own -> {
                assertThat(own.recordOrders(answered.id(), slow, distributor, List.of(order), catalog))
                        .isTrue();
                Future<List<WaitingOrder>> taken = pool.submit(() -> {
                    assertThat(steps.lease(answered.id(), successor)).isTrue();
                    return steps.waiting(answered.id(), 1);
                });
                awaitThatSomebodyWaitsForALock();
                assertThat(taken).isNotDone();
                return taken;
            });

            assertThat(left.get()).isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }

    private static void awaitThatSomebodyWaitsForALock() {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (SCENARIO.look(em -> ((Number) em.createNativeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                                .getSingleResult())
                        .longValue())
                == 0) {
            assertThat(System.nanoTime()).as("until somebody waits").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("nobody else records an order at the same time", e);
        }
    }

    /** Two threads do the work. */
    private static void twice(Runnable work) {
        try {
            atOnce(2, () -> {
                work.run();
                return null;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private SubmitOrder anOrder(int i) {
        return order("B-" + run + "-" + i, "org-" + run, "admin" + i + "@" + run + ".example");
    }

    private List<SubmitOrder> orders(int count) {
        return IntStream.range(0, count).mapToObj(this::anOrder).toList();
    }

    /** Orders that have nothing in common. */
    private List<SubmitOrder> unrelated(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> order("S-" + run + "-" + i, "org-" + run + "-" + i, "side" + i + "@" + run + ".example"))
                .toList();
    }

    private static SubmitOrder withUnknownProduct(SubmitOrder order) {
        return new SubmitOrder(
                order.orderNumber(),
                order.organization(),
                order.endCustomers(),
                null,
                null,
                List.of(OrderLine.of("NO-SUCH", 1, false)));
    }

    private void workOff(OrderBatchSteps steps) {
        OrderBatchWork work = new OrderBatchWork(steps, Runnable::run, SCENARIO.clock());
        while (work.onNext(Duration.ofSeconds(10))) {
            // Until nothing is left to work on.
        }
    }

    private long waitingOrders(UUID id) {
        return SCENARIO.look(
                em -> ((Number) em.createNativeQuery("SELECT count(*) FROM order_batch_order WHERE batch_id = :id")
                                .setParameter("id", id)
                                .getSingleResult())
                        .longValue());
    }

    private BulkOrderService service(int secondsInCall) {
        return service(secondsInCall, new Steps());
    }

    private BulkOrderService service(int secondsInCall, Steps steps) {
        Settings settings = new Settings() {
            @Override
            public Optional<String> text(String name) {
                return name.equals("menkyo.orders.seconds-in-call")
                        ? Optional.of(String.valueOf(secondsInCall))
                        : super.text(name);
            }
        };
        return new BulkOrderService(
                SCENARIO.call(AccessControl.class, access -> access),
                steps,
                new OrderBatchWork(steps, Runnable::run, SCENARIO.clock()),
                settings,
                SCENARIO.clock());
    }

    static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** What a killed server leaves: nothing is done about it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Each step in a transaction of its own. */
    private static class Steps extends OrderBatchSteps {

        Steps() {
            super(null, null, null, null);
        }

        @Override
        public void accept(UUID id, Caller caller, Instant now, List<SubmitOrder> commands, Optional<UUID> worker) {
            SCENARIO.call(OrderBatchSteps.class, steps -> {
                steps.accept(id, caller, now, commands, worker);
                return null;
            });
        }

        @Override
        public Optional<UUID> nextOpen() {
            return SCENARIO.call(OrderBatchSteps.class, OrderBatchSteps::nextOpen);
        }

        @Override
        public boolean lease(UUID id, UUID worker) {
            return SCENARIO.call(OrderBatchSteps.class, steps -> steps.lease(id, worker));
        }

        @Override
        public void release(UUID id, UUID worker, Duration pause) {
            SCENARIO.call(OrderBatchSteps.class, steps -> {
                steps.release(id, worker, pause);
                return null;
            });
        }

        @Override
        public Caller submitter(UUID id) {
            return SCENARIO.call(OrderBatchSteps.class, steps -> steps.submitter(id));
        }

        @Override
        public List<WaitingOrder> waiting(UUID id, int limit) {
            return SCENARIO.call(OrderBatchSteps.class, steps -> steps.waiting(id, limit));
        }

        @Override
        public boolean recordOrders(
                UUID id, UUID worker, Caller caller, List<WaitingOrder> waiting, CatalogExtract catalog) {
            return SCENARIO.call(
                    OrderBatchSteps.class, steps -> steps.recordOrders(id, worker, caller, waiting, catalog));
        }

        @Override
        public CatalogExtract catalog(List<WaitingOrder> orders) {
            return SCENARIO.call(OrderBatchSteps.class, steps -> steps.catalog(orders));
        }

        @Override
        public boolean giveUp(UUID id, UUID worker, OrderResult result) {
            return SCENARIO.call(OrderBatchSteps.class, steps -> steps.giveUp(id, worker, result));
        }

        @Override
        public boolean isLastAttempt(UUID id, WaitingOrder waiting) {
            return SCENARIO.call(OrderBatchSteps.class, steps -> steps.isLastAttempt(id, waiting));
        }

        @Override
        public void complete(UUID id) {
            SCENARIO.call(OrderBatchSteps.class, steps -> {
                steps.complete(id);
                return null;
            });
        }

        @Override
        public Optional<OrderBatchView> find(UUID id, long distributorId) {
            return SCENARIO.call(OrderBatchSteps.class, steps -> steps.find(id, distributorId));
        }
    }
}
