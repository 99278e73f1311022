package org.menkyo.activationplan;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.menkyo.planning.Machines;
import org.menkyo.planning.Network;
import org.menkyo.planning.NetworkKind;
import org.menkyo.planning.PlanningCatalog;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.input.Limits;

/**
 * Asks how the machines of networks are to be activated (VA-701).
 *
 * @param networks the networks, 1 to 100, with different names
 */
public record PlanActivation(
        @Limits(minItems = 1, maxItems = MAX_NETWORKS) List<NetworkAnswers> networks) {

    private static final int MAX_NETWORKS = 100;
    private static final int MAX_EDITIONS = 100;
    private static final int MAX_NAME = 100;
    private static final int MAX_CODE = 64;
    private static final int MAX_DOMAIN = 253;
    private static final int MAX_MACHINES = 1_000_000;
    private static final String DOMAIN = "^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$";

    /**
     * The answers about one network.
     *
     * @param name what people call it, at most 100 characters
     * @param kind how it stands to the core network
     * @param domain the DNS domain of its machines; null if they have none
     * @param machines its machines, each edition once, 1 to 100
     */
    public record NetworkAnswers(
            @Limits(maxLength = MAX_NAME) String name,
            NetworkKind kind,

            @Limits(maxLength = MAX_DOMAIN, pattern = DOMAIN) @Nullable
            String domain,

            @Limits(minItems = 1, maxItems = MAX_EDITIONS) List<EditionMachines> machines) {

        public NetworkAnswers {
            name = TypedText.label(name);
        }
    }

    /**
     * The machines of one edition.
     *
     * @param edition code of the edition in the catalog
     * @param physical how many are physical, 0 to 1,000,000
     * @param virtual how many are virtual, 0 to 1,000,000; null for none
     */
    public record EditionMachines(
            @Limits(maxLength = MAX_CODE) String edition,
            @Limits(min = 0, max = MAX_MACHINES) Integer physical,
            @Limits(min = 0, max = MAX_MACHINES) @Nullable Integer virtual) {}

    /**
     * The networks, once nothing is wrong with them.
     *
     * @throws org.menkyo.shared.error.InvalidInputException naming each place that is wrong
     */
    List<Network> checked(PlanningCatalog catalog) {
        InputCheck check = new InputCheck();
        check.size("networks", networks, 1, MAX_NETWORKS).done();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < networks.size(); i++) {
            NetworkAnswers network = networks.get(i);
            String at = "networks[" + i + "].";
            check.text(at + "name", network.name(), MAX_NAME).required(at + "kind", network.kind());
            if (network.name() != null && !names.add(network.name())) {
                check.reject(at + "name", FieldProblem.DUPLICATE);
            }
            checkDomain(network.domain(), at + "domain", check);
            int before = check.count();
            check.size(at + "machines", network.machines(), 1, MAX_EDITIONS);
            if (check.count() == before) {
                checkMachines(network.machines(), at + "machines", catalog, check);
            }
        }
        check.done();
        return networks.stream().map(PlanActivation::network).toList();
    }

    private static void checkDomain(String domain, String place, InputCheck check) {
        int before = check.count();
        check.optionalText(place, domain, MAX_DOMAIN);
        if (domain != null && check.count() == before && !domain.matches(DOMAIN)) {
            check.reject(place, FieldProblem.MALFORMED);
        }
    }

    private static void checkMachines(
            List<EditionMachines> machines, String place, PlanningCatalog catalog, InputCheck check) {
        Set<String> editions = new HashSet<>();
        for (int i = 0; i < machines.size(); i++) {
            EditionMachines some = machines.get(i);
            String at = place + "[" + i + "].";
            int before = check.count();
            check.text(at + "edition", some.edition(), MAX_CODE);
            if (check.count() == before && catalog.edition(some.edition()).isEmpty()) {
                check.reject(at + "edition", FieldProblem.UNKNOWN);
            } else if (check.count() == before && !editions.add(some.edition())) {
                check.reject(at + "edition", FieldProblem.DUPLICATE);
            }
            check.range(at + "physical", some.physical(), 0, MAX_MACHINES);
            if (some.virtual() != null) {
                check.range(at + "virtual", some.virtual(), 0, MAX_MACHINES);
            }
        }
    }

    private static Network network(NetworkAnswers answers) {
        List<Machines> machines = new ArrayList<>();
        answers.machines()
                .forEach(some -> machines.add(
                        new Machines(some.edition(), some.physical(), some.virtual() == null ? 0 : some.virtual())));
        return new Network(answers.name(), answers.kind(), Optional.ofNullable(answers.domain()), machines);
    }
}
