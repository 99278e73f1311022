package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.NewAgreement;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.Operation;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;

/** Records licenses that were sold before Menkyo was there, with the permissions and keys that follow (LC-109). */
@ApplicationScoped
public class LicenseImport {

    private final OrganizationRepository organizations;
    private final AgreementRepository agreements;
    private final AgreementRecorder recorder;
    private final Clock clock;

    @Inject
    public LicenseImport(
            OrganizationRepository organizations,
            AgreementRepository agreements,
            AgreementRecorder recorder,
            Clock clock) {
        this.organizations = organizations;
        this.agreements = agreements;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Records a license in which nothing is wrong.
     *
     * @param catalog what the catalog says of its products, all of which it has
     */
    public void record(Caller caller, ImportedLicense license, CatalogExtract catalog) {
        Instant now = clock.instant();
        StatementList statements = new StatementList();
        String organization = license.organization().identifier();
        organizations.add(statements, license.distributorId(), List.of(license.organization()), now);
        if (license.authorizationNumber() != null
                && agreements
                        .findAuthorizationNumber(license.authorizationNumber())
                        .isEmpty()) {
            agreements.addNumbers(
                    statements,
                    license.distributorId(),
                    Map.of(license.authorizationNumber(), organization),
                    license.authorizationNumberIssuedAt());
        }
        Long parent = license.parentLicenseId() == null
                ? null
                : agreements.find(license.parentLicenseId()).map(Agreement::id).orElseThrow();
        NewAgreement agreement = new NewAgreement(
                license.licenseId(),
                license.program(),
                organization,
                license.distributorId(),
                parent,
                license.authorizationNumber(),
                license.contacts(),
                now);
        recorder.record(
                statements,
                caller,
                Operation.IMPORT_LICENSES,
                agreement,
                license.parentLicenseId(),
                license.lines(),
                catalog);
    }
}
