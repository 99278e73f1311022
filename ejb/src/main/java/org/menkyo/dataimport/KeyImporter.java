package org.menkyo.dataimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.dataimport.ImportedRecords.KeyCounts;
import org.menkyo.permission.Operation;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeyIssuer;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.CsvTable;
import org.menkyo.shared.input.CsvTable.Line;
import org.menkyo.shared.input.InputCheck;

/**
 * Imports the counts of MAKs, a line for each. The keys themselves stay with the product that made them: a license gets keys of this
 * installation (VA-106).
 */
@ApplicationScoped
class KeyImporter implements Importer {

    private static final String PERMITTED = "permitted";
    private static final String UNLISTED_USES = "unlistedUses";
    private static final List<String> REQUIRED =
            List.of(MakFinder.LICENSE_ID, MakFinder.PRODUCT_GROUP, PERMITTED, UNLISTED_USES);

    private final MakFinder maks;
    private final ProductKeys keys;
    private final ImportedRecords imported;
    private final AuditTrail audit;

    @Inject
    KeyImporter(MakFinder maks, ProductKeys keys, ImportedRecords imported, AuditTrail audit) {
        this.maks = maks;
        this.keys = keys;
        this.imported = imported;
        this.audit = audit;
    }

    /** Counts that are to be set. */
    private record Addition(IssuedProductKey mak, KeyCounts counts) {}

    @Override
    public ImportReport run(Caller caller, ImportFile file) {
        InputCheck check = new InputCheck();
        CsvTable table = CsvTable.read(check, file.csv(), REQUIRED, List.of());
        Set<Long> seen = new HashSet<>();
        List<Addition> additions = new ArrayList<>();
        int unchanged = 0;
        for (Line line : table.lines()) {
            Integer permitted = line.number(PERMITTED, 0, ProductKeyIssuer.MAX_PERMITTED);
            Integer uses = line.number(UNLISTED_USES, 0, ProductKeyIssuer.MAX_PERMITTED);
            Optional<IssuedProductKey> mak = maks.find(line);
            if (mak.isPresent() && permitted != null && uses != null) {
                KeyCounts counts = new KeyCounts(permitted, uses);
                Optional<KeyCounts> before = imported.ofKey(mak.get());
                if (!seen.add(mak.get().id())) {
                    line.reject(MakFinder.PRODUCT_GROUP, FieldProblem.DUPLICATE);
                } else if (before.isPresent()) {
                    stays(line, before.get(), counts);
                    unchanged++;
                } else {
                    possible(line, mak.get(), counts);
                    additions.add(new Addition(mak.get(), counts));
                }
            }
            table.stopIfHopeless();
        }
        check.done();
        if (!file.isDryRun()) {
            additions.forEach(addition -> set(caller, addition.mak(), addition.counts()));
        }
        return new ImportReport(table.lines().size(), additions.size(), unchanged, !file.isDryRun());
    }

    private static void stays(Line line, KeyCounts before, KeyCounts counts) {
        if (counts.permitted() != before.permitted()) {
            line.reject(PERMITTED, FieldProblem.STAYS, before.permitted());
        }
        if (counts.unlistedUses() != before.unlistedUses()) {
            line.reject(UNLISTED_USES, FieldProblem.STAYS, before.unlistedUses());
        }
    }

    /** A key permits its licenses at least (VA-401), and never less than is used (VA-406). */
    private static void possible(Line line, IssuedProductKey mak, KeyCounts counts) {
        if (counts.permitted() < mak.licensed() + mak.granted()) {
            line.reject(
                    PERMITTED,
                    FieldProblem.OUT_OF_RANGE,
                    mak.licensed() + mak.granted(),
                    ProductKeyIssuer.MAX_PERMITTED);
        } else if (counts.unlistedUses() > counts.permitted() - mak.used()) {
            line.reject(UNLISTED_USES, FieldProblem.OUT_OF_RANGE, 0, counts.permitted() - mak.used());
        }
    }

    private void set(Caller caller, IssuedProductKey mak, KeyCounts counts) {
        int more = counts.permitted() - mak.licensed() - mak.granted();
        if (more > 0) {
            keys.grant(mak, more);
        }
        if (counts.unlistedUses() > 0) {
            keys.use(mak, counts.unlistedUses());
        }
        imported.addKey(mak, counts);
        audit.append(
                caller,
                AuditEvent.done(
                                Operation.IMPORT_PRODUCT_KEYS,
                                "product_key",
                                mak.publicId(),
                                mak.agreement().licenseId())
                        .with("key", mak.masked())
                        .with("permitted", counts.permitted())
                        .with("unlistedUses", counts.unlistedUses()));
    }
}
