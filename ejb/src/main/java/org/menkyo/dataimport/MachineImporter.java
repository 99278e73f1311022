package org.menkyo.dataimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.menkyo.activation.mak.ActivationRepository;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.Editions;
import org.menkyo.permission.Operation;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.protocol.activation.DigitGroupException;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.CsvTable;
import org.menkyo.shared.input.CsvTable.Line;
import org.menkyo.shared.input.InputCheck;

/**
 * Imports machines that were activated by MAK, a line for each, by the installation ID that the reference client has for them, under
 * whatever key: what counts is the hardware that it names.
 */
@ApplicationScoped
class MachineImporter implements Importer {

    private static final String INSTALLATION_ID = "installationId";
    private static final String ACTIVATED_ON = "activatedOn";
    private static final List<String> REQUIRED =
            List.of(MakFinder.LICENSE_ID, MakFinder.PRODUCT_GROUP, INSTALLATION_ID);

    private final MakFinder maks;
    private final ProductKeys keys;
    private final Editions editions;
    private final ActivationRepository activations;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;

    @Inject
    MachineImporter(
            MakFinder maks,
            ProductKeys keys,
            Editions editions,
            ActivationRepository activations,
            AuditTrail audit,
            Settings settings,
            Clock clock) {
        this.maks = maks;
        this.keys = keys;
        this.editions = editions;
        this.activations = activations;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** A machine that is to be recorded. */
    private record Addition(IssuedProductKey mak, InstallationId installationId, Instant activatedAt) {}

    @Override
    public ImportReport run(Caller caller, ImportFile file) {
        InputCheck check = new InputCheck();
        CsvTable table = CsvTable.read(check, file.csv(), REQUIRED, List.of(ACTIVATED_ON));
        Map<IssuedProductKey, List<Addition>> additions = new HashMap<>();
        int unchanged = 0;
        for (Line line : table.lines()) {
            Optional<InstallationId> installationId = installationId(line);
            Instant activatedAt = activatedAt(line);
            Optional<IssuedProductKey> mak = maks.find(line);
            if (mak.isPresent() && installationId.isPresent()) {
                List<Addition> ofKey = additions.computeIfAbsent(mak.get(), key -> new ArrayList<>());
                if (isKnown(mak.get(), ofKey, installationId.get().hardware())) {
                    unchanged++;
                } else {
                    possible(line, mak.get(), ofKey.size(), installationId.get());
                    ofKey.add(new Addition(mak.get(), installationId.get(), activatedAt));
                }
            }
            table.stopIfHopeless();
        }
        check.done();
        if (!file.isDryRun()) {
            additions.forEach((mak, ofKey) -> add(caller, mak, ofKey));
        }
        int added = additions.values().stream().mapToInt(List::size).sum();
        return new ImportReport(table.lines().size(), added, unchanged, !file.isDryRun());
    }

    private static Optional<InstallationId> installationId(Line line) {
        String text = line.required(INSTALLATION_ID, 200);
        try {
            return Optional.ofNullable(text).map(InstallationId::parse);
        } catch (DigitGroupException e) {
            line.reject(INSTALLATION_ID, FieldProblem.MALFORMED);
            return Optional.empty();
        }
    }

    private Instant activatedAt(Line line) {
        LocalDate day = line.day(ACTIVATED_ON);
        Instant at = day == null
                ? clock.instant()
                : day.atStartOfDay(settings.timeZone()).toInstant();
        if (at.isAfter(clock.instant())) {
            line.reject(ACTIVATED_ON, FieldProblem.NOT_ALLOWED);
        }
        return at;
    }

    /**
     * Whether the machine used an activation of the key already, with this hardware or within the tolerance (VA-401). The same
     * file again does not undo what was returned since (VA-409).
     */
    private boolean isKnown(IssuedProductKey mak, List<Addition> ofFile, HardwareProfile hardware) {
        return ofFile.stream()
                        .anyMatch(
                                addition -> addition.installationId().hardware().isSameMachine(hardware))
                || activations.findMachine(mak, hardware).isPresent()
                || activations.findReturned(mak, hardware).isPresent();
    }

    /** A MAK activates editions of its group only (VA-103), and no more machines than it permits (VA-406). */
    private void possible(Line line, IssuedProductKey mak, int before, InstallationId installationId) {
        if (editions.find(installationId.editionCode()).filter(mak::activates).isEmpty()) {
            line.reject(INSTALLATION_ID, FieldProblem.NOT_ALLOWED);
        } else if (mak.remaining() <= before) {
            line.reject(MakFinder.PRODUCT_GROUP, FieldProblem.NONE_LEFT, mak.permitted());
        }
    }

    private void add(Caller caller, IssuedProductKey mak, List<Addition> machines) {
        if (machines.isEmpty()) {
            return;
        }
        keys.use(mak, machines.size());
        for (Addition machine : machines) {
            activations.addMachine(mak, machine.installationId(), machine.activatedAt());
        }
        audit.append(
                caller,
                AuditEvent.done(
                                Operation.IMPORT_MACHINES,
                                "product_key",
                                mak.publicId(),
                                mak.agreement().licenseId())
                        .with("key", mak.masked())
                        .with("machines", machines.size()));
    }
}
