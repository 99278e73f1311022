package org.menkyo.activationplan;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.menkyo.catalog.Catalog;
import org.menkyo.catalog.Edition;
import org.menkyo.catalog.Editions;
import org.menkyo.catalog.ProductGroups;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.planning.ActivationPlan;
import org.menkyo.planning.ActivationPlanner;
import org.menkyo.planning.KeyGroup;
import org.menkyo.planning.PlannedEdition;
import org.menkyo.planning.PlanningCatalog;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;

/** Advises how the machines of an organization's networks are activated, by the catalog as it stands (VA-701). */
@Stateless
public class ActivationPlanService {

    private final AccessControl access;
    private final ProductGroups groups;
    private final Editions editions;
    private final Settings settings;

    /** For the container's proxy. */
    protected ActivationPlanService() {
        this(null, null, null, null);
    }

    @Inject
    public ActivationPlanService(AccessControl access, ProductGroups groups, Editions editions, Settings settings) {
        this.access = access;
        this.groups = groups;
        this.editions = editions;
        this.settings = settings;
    }

    /**
     * Plans; nothing is kept. Reasons are in the caller's language.
     *
     * @throws org.menkyo.shared.error.InvalidInputException naming each place that is wrong
     */
    @Performs(Operation.PLAN_ACTIVATION)
    public ActivationPlan plan(Caller caller, PlanActivation command) {
        access.require(caller, Operation.PLAN_ACTIVATION);
        PlanningCatalog catalog = catalog();
        int enterprise = settings.get(SettingsRegister.ENTERPRISE_MACHINES);
        return new ActivationPlanner(catalog, enterprise, caller.language().locale()).plan(command.checked(catalog));
    }

    private PlanningCatalog catalog() {
        Catalog catalog = groups.catalog();
        List<PlannedEdition> planned =
                editions.all().stream().map(ActivationPlanService::edition).toList();
        return new PlanningCatalog(
                catalog.kmsServiceLabel(), catalog.kmsPort(), catalog.kmsHostsPerKey(), settings.baseUrl(), planned);
    }

    private static PlannedEdition edition(Edition edition) {
        Optional<KeyGroup> group = edition.productGroup().map(own -> new KeyGroup(own.code(), own.name(), own.rank()));
        return new PlannedEdition(
                edition.code(),
                edition.name(),
                group,
                edition.platform() == Platform.CLIENT,
                edition.threshold(),
                edition.graceDays(),
                edition.rearmCount());
    }
}
