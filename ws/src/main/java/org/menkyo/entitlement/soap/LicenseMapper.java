package org.menkyo.entitlement.soap;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.entitlement.soap.v1.ListLicensesResponse;
import org.menkyo.entitlement.soap.v1.ListProductKeysResponse;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.productkey.RevealedProductKey;
import org.menkyo.shared.Page;
import org.menkyo.shared.soap.ContractMapping;

/** Between the contract's licenses and product keys and the services'. */
@Mapper(config = ContractMapping.class)
public interface LicenseMapper {

    @Mapping(target = "licenses", source = "items")
    ListLicensesResponse toLicenses(Page<LicenseView> page);

    org.menkyo.entitlement.soap.v1.LicenseView toAnswer(LicenseView license);

    ProductKeyFilter toFilter(org.menkyo.entitlement.soap.v1.ProductKeyFilter filter);

    @Mapping(target = "productKeys", source = "items")
    ListProductKeysResponse toProductKeys(Page<ProductKeyView> page);

    org.menkyo.entitlement.soap.v1.RevealedProductKey toAnswer(RevealedProductKey key);
}
