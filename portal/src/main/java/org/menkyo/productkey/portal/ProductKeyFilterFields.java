package org.menkyo.productkey.portal;

import jakarta.ws.rs.QueryParam;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.shared.portal.Fields;

/** The fields by which the list of product keys is filtered; an empty one asks for nothing. */
public class ProductKeyFilterFields {

    @QueryParam("licenseId")
    private String licenseId;

    @QueryParam("organization")
    private String organization;

    @QueryParam("product")
    private String product;

    ProductKeyFilter filter() {
        return new ProductKeyFilter(Fields.given(licenseId), Fields.given(organization), Fields.given(product), null);
    }

    /** As they were typed, to be shown again and carried along by links. */
    Fields typed() {
        return new Fields()
                .with("licenseId", licenseId)
                .with("organization", organization)
                .with("product", product);
    }
}
