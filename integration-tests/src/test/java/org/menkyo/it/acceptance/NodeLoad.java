package org.menkyo.it.acceptance;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.menkyo.client.kms.KmsExchange;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.demo.OrderSoapClient;
import org.menkyo.it.demo.OrderSoapClient.Line;
import org.menkyo.it.demo.OrderSoapClient.Order;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.SoapAnswer;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.SampleOrder;
import org.menkyo.launcher.SignIns;
import org.menkyo.protocol.kms.CatalogKey;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * Orders over REST and SOAP, requests that are decided, reads, machines that ask a KMS host and machines that are activated by MAK, all
 * the time. Each call is repeated as clients are told to ({@link Repetition}). What goes wrong besides is a failure.
 */
final class NodeLoad implements AutoCloseable {

    private static final String DISTRIBUTOR = "demo-distributor";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PACE_MILLIS = 250;

    private final Stage stage;
    private final CatalogKey catalogKey;
    private final List<Integer> kmsPorts;
    private final RestSession distributor;
    private final OrderSoapClient soap;
    private final Person administrator;
    private final Person requester;
    private final MakLoad activations;

    private final Map<String, String> orders = new ConcurrentHashMap<>();
    private final Set<String> decisions = ConcurrentHashMap.newKeySet();
    private final Collection<KmsRequest> machines = new ConcurrentLinkedQueue<>();
    private final Collection<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final Repetition repetition = new Repetition(PATIENCE, PACE_MILLIS);
    private final AtomicInteger numbers = new AtomicInteger();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
    private Instant begun;

    /**
     * @param administrator whom orders name that somebody asks for permissions on
     * @param requester who asks for them
     * @param owner whose key machines are activated with
     */
    NodeLoad(
            Stage stage,
            CatalogKey catalogKey,
            Person administrator,
            Person requester,
            KeyOwner owner,
            Integer... kmsPorts) {
        this.stage = stage;
        this.administrator = administrator;
        this.requester = requester;
        this.catalogKey = catalogKey;
        this.kmsPorts = List.of(kmsPorts);
        this.activations = new MakLoad(stage.addresses(), owner, repetition);
        this.distributor = stage.demoAccount(DISTRIBUTOR);
        this.soap = new OrderSoapClient(stage.addresses().soap(), DISTRIBUTOR, SignIns.passwordOf(DISTRIBUTOR));
    }

    void begin() {
        begun = Instant.now();
        List<Runnable> works = new ArrayList<>(activations.works());
        works.addAll(List.of(this::orderByRest, this::orderBySoap, this::requestAndDecide, this::read, this::askHost));
        for (Runnable work : works) {
            threads.scheduleWithFixedDelay(() -> attempt(work), 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | AssertionError failed) {
            failures.add(Instant.now() + " " + failed);
        }
    }

    /** Waits until as many more of each kind were answered. */
    void awaitMore(int count) throws InterruptedException {
        int orders = this.orders.size() + 2 * count;
        int decisions = this.decisions.size() + count;
        int reads = this.reads.get() + count;
        int machines = this.machines.size() + count;
        int activated = activations.confirmed().size() + 3 * count;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (this.orders.size() < orders
                || this.decisions.size() < decisions
                || this.reads.get() < reads
                || this.machines.size() < machines
                || activations.confirmed().size() < activated) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Calls are not answered any more: " + this + ", " + failures);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Waits until the load has lasted as long. */
    void awaitAge(Duration age) throws InterruptedException {
        while (Duration.between(begun, Instant.now()).compareTo(age) < 0) {
            awaitMore(1);
        }
    }

    private void orderByRest() {
        String number = nextNumber();
        order(number, customer(number));
    }

    private RestAnswer order(String number, String customer) {
        JsonObject order = SampleOrder.of(number, number, customer);
        RestAnswer answer = repetition.of(() -> distributor.post("/orders", order), RestAnswer::status);
        if (answer.status() != 200 && answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
        orders.put(number, answer.text("licenseNumber"));
        return answer;
    }

    /** Somebody asks for a role on a new license, and its administrator approves. */
    private void requestAndDecide() {
        RestAnswer order = order(nextNumber(), administrator.email());
        ApprovalWorld.License license =
                new ApprovalWorld.License(order.text("licenseNumber"), order.text("authorizationNumber"));
        String request = keyed(
                        requester.rest(),
                        "/permission-requests",
                        ApprovalWorld.wish(
                                license, ApprovalWorld.ROLES.get(decisions.size() % ApprovalWorld.ROLES.size())))
                .expect(202)
                .text("id");
        keyed(
                        administrator.rest(),
                        "/permission-requests/" + request + "/decision",
                        RestSession.json("decision", "APPROVE"))
                .expect(200);
        decisions.add(request);
    }

    private RestAnswer keyed(RestSession session, String path, JsonObject body) {
        String key = UUID.randomUUID().toString();
        return repetition.of(() -> session.post(path, body, key), RestAnswer::status);
    }

    private void orderBySoap() {
        String number = nextNumber();
        Order order = new Order(number, number, List.of(customer(number)), List.of(new Line("SVR-STD-2008", 1)));
        SoapAnswer answer =
                repetition.of(() -> soap.submit(order), SoapAnswer::status).expectResult();
        orders.put(number, answer.text("licenseNumber"));
    }

    private void read() {
        Optional<String> number = orders.keySet().stream().findAny();
        if (number.isPresent()) {
            RestAnswer answer = repetition.of(() -> distributor.get("/orders/" + number.get()), RestAnswer::status);
            answer.expect(200);
            reads.incrementAndGet();
        }
    }

    /** A machine asks the next host where one does not answer, with a nonce of its own each time. */
    private void askHost() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        UUID machine = UUID.randomUUID();
        for (int attempt = numbers.get(); System.nanoTime() < deadline; attempt++) {
            KmsRequest request = KmsWire.request(machine, "two-nodes", Instant.now());
            try (KmsWire wire = new KmsWire(kmsPorts.get(attempt % kmsPorts.size()))) {
                wire.send(RequestAuthenticator.seal(request, catalogKey));
                Optional<KmsExchange> exchange = wire.next();
                if (exchange.flatMap(KmsExchange::answer)
                        .filter(answer -> answer.answer().result() == KmsResult.ANSWERED)
                        .isPresent()) {
                    machines.add(request);
                    return;
                }
            } catch (IOException | KmsProtocolException notThere) {
                // The other one is.
            }
            repetition.again();
        }
        throw new IllegalStateException("no host answers");
    }

    private String nextNumber() {
        return prefix() + numbers.incrementAndGet();
    }

    /** What the numbers of all orders begin with. */
    String prefix() {
        return "NODES-" + stage.run() + "-";
    }

    private static String customer(String order) {
        return order.toLowerCase(Locale.ROOT) + "@example.com";
    }

    /** The license numbers that orders were answered with. */
    Map<String, String> orders() {
        return orders;
    }

    /** The permission requests whose approval was answered. */
    Set<String> decisions() {
        return decisions;
    }

    /** The requests that were answered, each of a machine of its own. */
    Collection<KmsRequest> machines() {
        return machines;
    }

    /** The confirmation IDs that machines with a MAK were answered. */
    Map<String, String> confirmed() {
        return activations.confirmed();
    }

    Collection<String> failures() {
        return failures;
    }

    /** Ends when what is under way is answered. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            failures.add("calls that are never answered");
        }
    }

    @Override
    public String toString() {
        return orders.size() + " orders, " + decisions.size() + " decisions, " + reads + " reads, " + machines.size()
                + " machines, " + activations + ", " + repetition.count() + " calls repeated";
    }
}
