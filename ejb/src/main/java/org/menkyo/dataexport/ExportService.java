package org.menkyo.dataexport;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.StreamedFile;

/**
 * Hands over what Menkyo keeps of customers, for whoever moves to another system: one JSON object a line, as
 * {@code docs/export.md} describes. Product keys are not among it, only their last characters: nobody becomes entitled to a key by
 * operating the installation (LC-803), and whoever is entitled exports them (LC-704).
 */
@Stateless
public class ExportService {

    private static final int MAX_IDENTIFIER = 64;

    private final AccessControl access;
    private final OrganizationRepository organizations;
    private final LineExporter exporter;
    private final AuditTrail audit;

    /** For the container's proxy. */
    protected ExportService() {
        this(null, null, null, null);
    }

    @Inject
    public ExportService(
            AccessControl access, OrganizationRepository organizations, LineExporter exporter, AuditTrail audit) {
        this.access = access;
        this.organizations = organizations;
        this.exporter = exporter;
        this.audit = audit;
    }

    /** All that is kept of all organizations, in one state. The audit notes that it was asked for. */
    @Performs(Operation.EXPORT_INSTALLATION)
    public StreamedFile installation(Caller caller) {
        access.require(caller, Operation.EXPORT_INSTALLATION);
        audit.append(caller, AuditEvent.done(Operation.EXPORT_INSTALLATION, "installation", "all", null));
        return exporter::installation;
    }

    /**
     * All that is kept of one organization, in one state. The audit notes that it was asked for.
     *
     * @param identifier what the organization's distributor knows it by
     * @param distributor the code of that distributor; null for every distributor that uses the identifier (LC-112)
     * @throws InvalidInputException if one of them cannot be such a text
     * @throws NotFoundException if there is no such organization
     */
    @Performs(Operation.EXPORT_ORGANIZATION)
    public StreamedFile organization(Caller caller, String identifier, String distributor) {
        access.require(caller, Operation.EXPORT_ORGANIZATION);
        new InputCheck()
                .text("organization", identifier, MAX_IDENTIFIER)
                .optionalText("distributor", distributor, MAX_IDENTIFIER)
                .done();
        List<Organization> found = organizations.findAll(identifier, distributor);
        if (found.isEmpty()) {
            throw new NotFoundException();
        }
        found.forEach(organization -> audit.append(
                caller,
                AuditEvent.done(Operation.EXPORT_ORGANIZATION, "organization", organization.identifier(), null)
                        .with("distributor", organization.distributor().code())));
        Long[] ids = found.stream().map(Organization::id).toArray(Long[]::new);
        return output -> exporter.organizations(ids, output);
    }
}
