package org.menkyo.physicalmedia.portal;

import jakarta.ws.rs.FormParam;
import org.menkyo.organization.Address;
import org.menkyo.physicalmedia.RequestPhysicalMedia;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.TypedValues;

/** The fields of the form that asks for media to be shipped. */
public class PhysicalMediaFields {

    @FormParam("licenseId")
    private String licenseId;

    @FormParam("product")
    private String product;

    @FormParam("language")
    private String language;

    @FormParam("count")
    private String count;

    @FormParam("recipient")
    private String recipient;

    @FormParam("address.street")
    private String street;

    @FormParam("address.city")
    private String city;

    @FormParam("address.region")
    private String region;

    @FormParam("address.postalCode")
    private String postalCode;

    @FormParam("address.country")
    private String country;

    @FormParam("taxExempt")
    private String taxExempt;

    @FormParam("warningAccepted")
    private String warningAccepted;

    String licenseId() {
        return licenseId;
    }

    RequestPhysicalMedia command() {
        return new RequestPhysicalMedia(
                Fields.given(product),
                Fields.given(language),
                TypedValues.numberIn("count", count),
                Fields.given(recipient),
                new Address(
                        Fields.given(street),
                        Fields.given(city),
                        Fields.given(region),
                        Fields.given(postalCode),
                        Fields.given(country)),
                Boolean.valueOf(taxExempt),
                Boolean.valueOf(warningAccepted));
    }

    /** As they were typed, to be shown again; a warning is accepted anew. In templates, {@code count} writes numbers. */
    Fields typed() {
        return new Fields()
                .with("licenseId", licenseId)
                .with("product", product)
                .with("language", language)
                .with("quantity", count)
                .with("recipient", recipient)
                .with("address.street", street)
                .with("address.city", city)
                .with("address.region", region)
                .with("address.postalCode", postalCode)
                .with("address.country", country)
                .with("taxExempt", taxExempt);
    }
}
