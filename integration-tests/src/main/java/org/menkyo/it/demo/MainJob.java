package org.menkyo.it.demo;

import java.util.List;
import org.menkyo.client.ActivationClient;

/**
 * The main job, from a distributor's order to activated clients: one method a step, to be called in their order. Each
 * step checks every answer.
 *
 * <p>Every step throws {@link DemoFailedException} if an answer is not what it must be.
 */
public final class MainJob {

    private final Stage stage;
    private final RegistrationChapter registrations;
    private final HostChapter hosts;

    private RecordedOrder order;
    private People people;
    private RequestChapter requests;
    private String requestId;
    private RevealedKeys keys;
    private ActivatedHost host;
    private Machines machines;
    private ActivationClient makMachine;

    public MainJob(Stage stage) {
        this.stage = stage;
        this.registrations = new RegistrationChapter(stage);
        this.hosts = new HostChapter(stage);
    }

    /** All steps. */
    public void play() {
        submitOrder();
        registerPeople();
        requestPermission();
        decideRequest();
        revealKeys();
        activateHost();
        activateByHost();
        activateByMak();
        readAudit();
        downloadMedia();
        useLicenseInformation();
    }

    /** A distributor submits an OPEN order by SOAP. */
    public RecordedOrder submitOrder() {
        order = new OrderChapter(stage).submit();
        return order;
    }

    /** The end customer, a deputy and a colleague sign up and register. */
    public People registerPeople() {
        Person customer = registrations.endCustomer(order);
        Person deputy = registrations.deputy(order, customer);
        people = new People(customer, deputy, registrations.colleague());
        return people;
    }

    /**
     * The colleague requests the product key role.
     *
     * @return the identity of the request
     */
    public String requestPermission() {
        requests = new RequestChapter(stage, order);
        requestId = requests.request(people.colleague());
        return requestId;
    }

    /** One administrator approves, and the colleague is told. */
    public void decideRequest() {
        requests.decide(requestId, people.colleague(), people.deputy(), List.of(people.customer(), people.deputy()));
        requests.outcome(people.colleague(), people.deputy());
    }

    /** The colleague lists the keys masked and reveals two. */
    public RevealedKeys revealKeys() {
        keys = new KeyChapter(stage).reveal(people.colleague(), order);
        return keys;
    }

    /** All of it so far, for who needs a customer with product keys and not the story. */
    public RevealedKeys asFarAsKeys() {
        submitOrder();
        registerPeople();
        requestPermission();
        decideRequest();
        return revealKeys();
    }

    /** The operator activates a KMS host. */
    public ActivatedHost activateHost() {
        host = hosts.activate(keys);
        machines = new Machines(stage.addresses(), Machines.catalog(stage));
        return host;
    }

    /** Machines ask the host: 4, 5, 25 and 26 of them. */
    public void activateByHost() {
        KmsChapter kms = new KmsChapter(stage, machines);
        kms.fourAreNotEnough();
        kms.theFifthMakesServersActivate();
        kms.theTwentyFifthMakesClientsActivate();
        kms.theServerSaysTheSame(hosts, host);
    }

    /**
     * A machine is activated by MAK, twice.
     *
     * @return the machine
     */
    public ActivationClient activateByMak() {
        makMachine = new MakChapter(stage, machines, people.colleague(), order, keys).activate();
        return makMachine;
    }

    /** The auditor reads and verifies the audit. */
    public void readAudit() {
        AuditChapter audit = new AuditChapter(stage);
        audit.showsAll(order, people, keys, host);
        audit.verifies();
    }

    /** Media are recorded, downloaded by the customer, and asked for on a disc. */
    public void downloadMedia() {
        MediaChapter media = new MediaChapter(stage, order, people.customer());
        media.record();
        media.download();
        media.onDisc();
    }

    /** An administrator reads what the licenses of another agreement give, and gives it to the colleague. */
    public void useLicenseInformation() {
        InformationChapter information = new InformationChapter(stage, people.customer());
        information.recordAgreement(order);
        information.showsSummaryAndStatement();
        information.givesABenefit(people.colleague());
        information.assignsASeat(people.colleague());
        information.showsWhatIsDue();
        information.exportsKeys();
    }

    /** Makes further machines for the host of this run. */
    public Machines machines() {
        return machines;
    }
}
