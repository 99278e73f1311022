package org.menkyo.entitlement.soap;

import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.menkyo.activation.returning.ActivationReturned;
import org.menkyo.activation.returning.ReturnActivation;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.entitlement.soap.v1.LicensedProductAdditions;
import org.menkyo.entitlement.soap.v1.ListLicensesResponse;
import org.menkyo.entitlement.soap.v1.ListProductKeysResponse;
import org.menkyo.entitlement.soap.v1.ProductKeyViewAdditions;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.productkey.RevealedProductKey;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.soap.ContractMapping;

/** Between the contract's licenses and product keys and the services'. */
@Mapper(config = ContractMapping.class)
public interface LicenseMapper {

    @Mapping(target = "licenses", source = "items")
    ListLicensesResponse toLicenses(Page<LicenseView> page);

    org.menkyo.entitlement.soap.v1.LicenseView toAnswer(LicenseView license);

    @BeanMapping(ignoreUnmappedSourceProperties = {"baseLicenseConfirmed", "baseLicense"})
    @Mapping(target = "additions", source = "licensed", qualifiedByName = "additions")
    org.menkyo.entitlement.soap.v1.LicensedProduct toAnswer(LicenseView.LicensedProduct licensed);

    /** What was added to products after the contract was published; null for a product that has nothing of it. */
    @Named("additions")
    default LicensedProductAdditions toAdditions(LicenseView.LicensedProduct licensed) {
        if (licensed.baseLicenseConfirmed() == null && licensed.baseLicense() == null) {
            return null;
        }
        LicensedProductAdditions additions = new LicensedProductAdditions();
        additions.setBaseLicenseConfirmed(licensed.baseLicenseConfirmed());
        additions.setBaseLicense(licensed.baseLicense());
        return additions;
    }

    ProductKeyFilter toFilter(org.menkyo.entitlement.soap.v1.ProductKeyFilter filter);

    @Mapping(target = "productKeys", source = "items")
    ListProductKeysResponse toProductKeys(Page<ProductKeyView> page);

    org.menkyo.entitlement.soap.v1.RevealedProductKey toAnswer(RevealedProductKey key);

    @BeanMapping(ignoreUnmappedSourceProperties = "returned")
    @Mapping(target = "additions", source = "key", qualifiedByName = "keyAdditions")
    org.menkyo.entitlement.soap.v1.ProductKeyView toAnswer(ProductKeyView key);

    /** What was added to keys after the contract was published. */
    @Named("keyAdditions")
    default ProductKeyViewAdditions toAdditions(ProductKeyView key) {
        ProductKeyViewAdditions additions = new ProductKeyViewAdditions();
        additions.setReturned(key.returned());
        return additions;
    }

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    ReturnActivation toCommand(org.menkyo.entitlement.soap.v1.ReturnActivation request);

    org.menkyo.entitlement.soap.v1.ActivationReturn toAnswer(ActivationReturned returned);
}
