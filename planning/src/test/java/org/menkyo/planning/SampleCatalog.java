package org.menkyo.planning;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Editions like those of the sample catalog, with thresholds that differ from it where a test says so. */
final class SampleCatalog {

    static final int ENTERPRISE = 1000;
    static final String CLIENT = "VISTA_BUSINESS";
    static final String SERVER = "SERVER_2008_STANDARD";
    static final String DATACENTER = "SERVER_2008_DATACENTER";
    static final String ULTIMATE = "VISTA_ULTIMATE";

    private SampleCatalog() {}

    static PlanningCatalog catalog() {
        return catalog(25, 5);
    }

    static PlanningCatalog catalog(int clientThreshold, int serverThreshold) {
        KeyGroup clients = new KeyGroup("CLIENT_VL", "Client VL", 10);
        KeyGroup b = new KeyGroup("B", "Server group B", 30);
        KeyGroup c = new KeyGroup("C", "Server group C", 40);
        return new PlanningCatalog(
                "_vlmcs._tcp",
                1688,
                6,
                URI.create("https://licensing.example.com/api"),
                List.of(
                        new PlannedEdition(
                                CLIENT, "Vista Business", Optional.of(clients), true, clientThreshold, 30, 3),
                        new PlannedEdition(SERVER, "Server Standard", Optional.of(b), false, serverThreshold, 60, 3),
                        new PlannedEdition(
                                DATACENTER, "Server Datacenter", Optional.of(c), false, serverThreshold, 60, 3),
                        new PlannedEdition(ULTIMATE, "Vista Ultimate", Optional.empty(), true, 25, 30, 3)));
    }

    static ActivationPlan plan(Network... networks) {
        return new ActivationPlanner(catalog(), ENTERPRISE, Locale.ENGLISH).plan(List.of(networks));
    }

    static Network network(NetworkKind kind, String edition, int physical) {
        return network("Head office", kind, new Machines(edition, physical, 0));
    }

    static Network network(String name, NetworkKind kind, Machines... machines) {
        return new Network(name, kind, Optional.of("example.com"), List.of(machines));
    }
}
