package org.menkyo.dataimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.AuthorizationNumber;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.catalog.CatalogExtracts;
import org.menkyo.catalog.ProductKind;
import org.menkyo.order.ImportedLicense;
import org.menkyo.order.LicenseImport;
import org.menkyo.order.OrderLine;
import org.menkyo.order.RecordAgreement;
import org.menkyo.organization.Address;
import org.menkyo.organization.Distributor;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.CsvTable;
import org.menkyo.shared.input.CsvTable.Line;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.ContentDigest;
import org.menkyo.shared.text.StorableText;

/** Imports licenses, a line for each product of each license ID. */
@ApplicationScoped
class LicenseImporter implements Importer {

    private static final String LICENSE_ID = "licenseId";
    private static final String PROGRAM = "program";
    private static final String DISTRIBUTOR = "distributor";
    private static final String MASTER_LICENSE_ID = "masterLicenseId";
    private static final String NUMBER = "authorizationNumber";
    private static final String NUMBER_ISSUED_ON = "authorizationNumberIssuedOn";
    private static final String ORGANIZATION = "organization";
    private static final String CONTACT_NAME = "contactName";
    private static final String CONTACT_EMAIL = "contactEmail";
    private static final String RESELLER_EMAIL = "resellerEmail";
    private static final String PRODUCT = "product";
    private static final String QUANTITY = "quantity";
    private static final String SOFTWARE_ASSURANCE = "softwareAssurance";
    private static final String SOFTWARE_ASSURANCE_END = "softwareAssuranceEnd";
    private static final String BASE_LICENSE_CONFIRMED = "baseLicenseConfirmed";

    private static final List<String> REQUIRED = List.of(
            DISTRIBUTOR,
            LICENSE_ID,
            PROGRAM,
            ORGANIZATION,
            "organizationName",
            "street",
            "city",
            "country",
            CONTACT_NAME,
            CONTACT_EMAIL,
            PRODUCT,
            QUANTITY);
    private static final List<String> OPTIONAL = List.of(
            "region",
            "postalCode",
            MASTER_LICENSE_ID,
            NUMBER,
            NUMBER_ISSUED_ON,
            RESELLER_EMAIL,
            SOFTWARE_ASSURANCE,
            SOFTWARE_ASSURANCE_END,
            BASE_LICENSE_CONFIRMED);

    /** The columns that say something of the license and so are the same in all its lines. */
    private static final List<String> OF_LICENSE = List.of(
            DISTRIBUTOR,
            PROGRAM,
            ORGANIZATION,
            "organizationName",
            "street",
            "city",
            "region",
            "postalCode",
            "country",
            CONTACT_NAME,
            CONTACT_EMAIL,
            MASTER_LICENSE_ID,
            NUMBER,
            NUMBER_ISSUED_ON,
            RESELLER_EMAIL);

    private final AgreementRepository agreements;
    private final OrganizationRepository organizations;
    private final CatalogExtracts catalogs;
    private final LicenseImport licenses;
    private final ImportedRecords imported;
    private final Settings settings;
    private final Clock clock;

    @Inject
    LicenseImporter(
            AgreementRepository agreements,
            OrganizationRepository organizations,
            CatalogExtracts catalogs,
            LicenseImport licenses,
            ImportedRecords imported,
            Settings settings,
            Clock clock) {
        this.agreements = agreements;
        this.organizations = organizations;
        this.catalogs = catalogs;
        this.licenses = licenses;
        this.imported = imported;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ImportReport run(Caller caller, ImportFile file) {
        InputCheck check = new InputCheck();
        CsvTable table = CsvTable.read(check, file.csv(), REQUIRED, OPTIONAL);
        Reading reading = new Reading(check, catalogs.of(products(table)));
        Map<String, List<Line>> byLicense = new LinkedHashMap<>();
        for (Line line : table.lines()) {
            String licenseId = TypedText.code(line.text(LICENSE_ID));
            if (licenseId == null) {
                line.reject(LICENSE_ID, FieldProblem.REQUIRED);
            } else if (!RecordAgreement.isLicenseId(licenseId)) {
                line.reject(LICENSE_ID, FieldProblem.MALFORMED);
            } else {
                byLicense.computeIfAbsent(licenseId, id -> new ArrayList<>()).add(line);
            }
            table.stopIfHopeless();
        }
        byLicense.forEach((licenseId, lines) -> {
            reading.license(licenseId, lines);
            table.stopIfHopeless();
        });
        check.done();
        if (!file.isDryRun()) {
            for (ImportedLicense license : reading.added) {
                licenses.record(caller, license, reading.catalog);
                imported.addLicense(license.licenseId(), ContentDigest.of(license));
            }
        }
        return new ImportReport(table.lines().size(), reading.added.size(), reading.unchanged, !file.isDryRun());
    }

    private static Set<String> products(CsvTable table) {
        return table.lines().stream()
                .map(line -> line.text(PRODUCT))
                .filter(Objects::nonNull)
                .filter(StorableText::isStorable)
                .collect(Collectors.toSet());
    }

    /** What was read of a file so far. */
    private final class Reading {

        private final InputCheck check;
        private final CatalogExtract catalog;
        private final List<ImportedLicense> added = new ArrayList<>();
        private final Map<String, Optional<Long>> distributors = new HashMap<>();
        private final Map<String, ImportedLicense> mastersOfFile = new HashMap<>();
        private final Map<String, ImportedLicense> numbersOfFile = new HashMap<>();
        private int unchanged;

        Reading(InputCheck check, CatalogExtract catalog) {
            this.check = check;
            this.catalog = catalog;
        }

        void license(String licenseId, List<Line> lines) {
            Line first = lines.get(0);
            int before = check.count();
            for (Line line : lines) {
                OF_LICENSE.stream()
                        .filter(column -> !Objects.equals(line.text(column), first.text(column)))
                        .forEach(column -> line.reject(column, FieldProblem.STAYS, String.valueOf(first.text(column))));
            }
            Program program = first.constant(PROGRAM, Program.class);
            if (first.text(PROGRAM) == null) {
                first.reject(PROGRAM, FieldProblem.REQUIRED);
            }
            Optional<Long> distributor = distributor(first);
            OrganizationDetails organization = organization(first);
            List<AgreementContact> contacts = contacts(first, program);
            List<OrderLine> products = lines.stream()
                    .map(line -> product(line, program))
                    .flatMap(Optional::stream)
                    .toList();
            String number = TypedText.code(first.text(NUMBER));
            LocalDate issuedOn = first.day(NUMBER_ISSUED_ON);
            if (check.count() > before || distributor.isEmpty()) {
                return;
            }
            ImportedLicense license = new ImportedLicense(
                    licenseId,
                    program,
                    distributor.get(),
                    organization,
                    TypedText.code(first.text(MASTER_LICENSE_ID)),
                    number,
                    issuedOn == null
                            ? null
                            : issuedOn.atStartOfDay(settings.timeZone()).toInstant(),
                    contacts,
                    products);
            agreements.lockLicenseId(licenseId);
            if (agreements.find(licenseId).isPresent()) {
                known(first, license);
            } else {
                number(first, license);
                master(first, license);
                added.add(license);
            }
        }

        /** A license ID that is there must have been imported with the same content. */
        private void known(Line line, ImportedLicense license) {
            if (imported.isLicense(license.licenseId(), ContentDigest.of(license))) {
                unchanged++;
            } else {
                line.reject(LICENSE_ID, FieldProblem.RECORDED_OTHERWISE);
            }
        }

        private Optional<Long> distributor(Line line) {
            String code = TypedText.label(line.required(DISTRIBUTOR, 64));
            Optional<Long> distributor = code == null
                    ? Optional.empty()
                    : distributors.computeIfAbsent(
                            code, known -> organizations.findDistributor(known).map(Distributor::id));
            if (code != null && distributor.isEmpty()) {
                line.reject(DISTRIBUTOR, FieldProblem.UNKNOWN);
            }
            return distributor;
        }

        private OrganizationDetails organization(Line line) {
            line.required(ORGANIZATION, 64);
            line.required("organizationName", 200);
            line.required("street", 200);
            line.required("city", 100);
            line.optional("region", 100);
            line.optional("postalCode", 20);
            String country = line.required("country", 2);
            if (country != null && !Address.isCountry(country)) {
                line.reject("country", FieldProblem.MALFORMED);
            }
            return new OrganizationDetails(
                    line.text(ORGANIZATION),
                    line.text("organizationName"),
                    new Address(
                            line.text("street"),
                            line.text("city"),
                            line.text("region"),
                            line.text("postalCode"),
                            country));
        }

        /** The contact that administers the license (LC-304), and for OPEN perhaps a reseller (LC-104). */
        private List<AgreementContact> contacts(Line line, Program program) {
            String name = line.required(CONTACT_NAME, 200);
            String email = line.email(CONTACT_EMAIL, true);
            String reseller = line.email(RESELLER_EMAIL, false);
            List<AgreementContact> contacts = new ArrayList<>();
            contacts.add(new AgreementContact(
                    program == Program.OPEN ? ContactKind.END_CUSTOMER : ContactKind.PRIMARY, name, email));
            if (reseller != null) {
                contacts.add(new AgreementContact(ContactKind.RESELLER, null, reseller));
            }
            return contacts;
        }

        /** The product of a line; a MASTER agreement may have none. */
        private Optional<OrderLine> product(Line line, Program program) {
            if (program == Program.MASTER && line.text(PRODUCT) == null && line.text(QUANTITY) == null) {
                return Optional.empty();
            }
            String product = line.required(PRODUCT, 64);
            CatalogExtract.Entry entry =
                    product == null ? null : catalog.products().get(product);
            if (product != null && entry == null) {
                line.reject(PRODUCT, FieldProblem.UNKNOWN);
            } else if (entry != null && entry.kind() == ProductKind.BENEFIT) {
                line.reject(PRODUCT, FieldProblem.NOT_ORDERABLE);
            }
            Integer quantity = line.number(QUANTITY, 1, OrderLine.MAX_QUANTITY);
            boolean assured = line.flag(SOFTWARE_ASSURANCE);
            boolean confirmed = line.flag(BASE_LICENSE_CONFIRMED);
            boolean upgrade = entry != null && entry.kind() == ProductKind.UPGRADE_LICENSE;
            if (entry != null && assured && !entry.kind().isInstalled()) {
                line.reject(SOFTWARE_ASSURANCE, FieldProblem.NOT_ALLOWED);
            }
            if (entry != null && confirmed && !upgrade) {
                line.reject(BASE_LICENSE_CONFIRMED, FieldProblem.NOT_ALLOWED);
            }
            String assuredUntil = assuranceEnd(line, program, assured);
            return Optional.of(
                    new OrderLine(product, quantity, assured, assuredUntil, upgrade ? confirmed : null, null));
        }

        /** Software Assurance of OPEN ends with the authorization number, of other programs on a day of its own (LC-113). */
        private String assuranceEnd(Line line, Program program, boolean assured) {
            LocalDate end = line.day(SOFTWARE_ASSURANCE_END);
            boolean ownEnd = assured && program != Program.OPEN;
            if (ownEnd && line.text(SOFTWARE_ASSURANCE_END) == null) {
                line.reject(SOFTWARE_ASSURANCE_END, FieldProblem.REQUIRED);
            } else if (!ownEnd && line.text(SOFTWARE_ASSURANCE_END) != null) {
                line.reject(SOFTWARE_ASSURANCE_END, FieldProblem.NOT_ALLOWED);
            }
            return end == null ? null : end.toString();
        }

        /** An OPEN license is collected under an authorization number of its organization (LC-103, LC-105). */
        private void number(Line line, ImportedLicense license) {
            String number = license.authorizationNumber();
            if (license.program() != Program.OPEN) {
                Stream.of(NUMBER, NUMBER_ISSUED_ON)
                        .filter(column -> line.text(column) != null)
                        .forEach(column -> line.reject(column, FieldProblem.NOT_ALLOWED));
                return;
            }
            if (line.required(NUMBER, 32) == null) {
                return;
            }
            Optional<Organization> owner =
                    agreements.findAuthorizationNumber(number).map(AuthorizationNumber::organization);
            ImportedLicense before = numbersOfFile.putIfAbsent(number, license);
            boolean ofOthers = owner.isPresent()
                    ? !isOf(owner.get(), license)
                    : before != null
                            && !(before.distributorId() == license.distributorId()
                                    && before.organization()
                                            .identifier()
                                            .equals(license.organization().identifier()));
            if (ofOthers) {
                line.reject(NUMBER, FieldProblem.NOT_ALLOWED);
            } else if (owner.isEmpty() && license.authorizationNumberIssuedAt() == null) {
                line.reject(NUMBER_ISSUED_ON, FieldProblem.REQUIRED);
            } else if (owner.isEmpty() && license.authorizationNumberIssuedAt().isAfter(clock.instant())) {
                line.reject(NUMBER_ISSUED_ON, FieldProblem.NOT_ALLOWED);
            }
        }

        private boolean isOf(Organization owner, ImportedLicense license) {
            return owner.distributor().id() == license.distributorId()
                    && owner.identifier().equals(license.organization().identifier());
        }

        /** What stands above is a MASTER agreement of the same distributor, recorded before (LC-101). */
        private void master(Line line, ImportedLicense license) {
            if (license.program() == Program.MASTER) {
                mastersOfFile.put(license.licenseId(), license);
            }
            String above = license.parentLicenseId();
            if (above == null) {
                return;
            }
            boolean known = mastersOfFile.containsKey(above) && !above.equals(license.licenseId())
                    ? mastersOfFile.get(above).distributorId() == license.distributorId()
                    : agreements
                            .find(above)
                            .filter(agreement -> agreement.program() == Program.MASTER
                                    && agreement.distributor().id() == license.distributorId()
                                    && agreement.isInForce())
                            .isPresent();
            if (license.program() == Program.OPEN) {
                line.reject(MASTER_LICENSE_ID, FieldProblem.NOT_ALLOWED);
            } else if (!known) {
                line.reject(MASTER_LICENSE_ID, FieldProblem.UNKNOWN);
            }
        }
    }
}
