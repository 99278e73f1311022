package org.menkyo.dataimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.catalog.ProductGroup;
import org.menkyo.catalog.ProductGroups;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.CsvTable.Line;

/** Finds the MAK that a line of a file is about, by license ID and product group (VA-102). */
@ApplicationScoped
class MakFinder {

    static final String LICENSE_ID = "licenseId";
    static final String PRODUCT_GROUP = "productGroup";

    private final AgreementRepository agreements;
    private final ProductGroups groups;
    private final ProductKeys keys;

    @Inject
    MakFinder(AgreementRepository agreements, ProductGroups groups, ProductKeys keys) {
        this.agreements = agreements;
        this.groups = groups;
        this.keys = keys;
    }

    /** The MAK, locked; empty after what is wrong was reported. */
    Optional<IssuedProductKey> find(Line line) {
        String licenseId = line.required(LICENSE_ID, 32);
        String code = line.required(PRODUCT_GROUP, 64);
        if (licenseId == null || code == null) {
            return Optional.empty();
        }
        Optional<Agreement> agreement = agreements.find(licenseId);
        Optional<ProductGroup> group = groups.find(code);
        if (agreement.isEmpty()) {
            line.reject(LICENSE_ID, FieldProblem.UNKNOWN);
        }
        if (group.isEmpty()) {
            line.reject(PRODUCT_GROUP, FieldProblem.UNKNOWN);
        }
        if (agreement.isEmpty() || group.isEmpty()) {
            return Optional.empty();
        }
        Optional<IssuedProductKey> mak = keys.findActive(agreement.get(), group.get(), KeyType.MAK);
        mak.ifPresentOrElse(keys::lock, () -> line.reject(PRODUCT_GROUP, FieldProblem.NOT_ALLOWED));
        return mak;
    }
}
