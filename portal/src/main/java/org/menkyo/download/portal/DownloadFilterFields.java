package org.menkyo.download.portal;

import jakarta.ws.rs.QueryParam;
import org.menkyo.download.DownloadFilter;
import org.menkyo.media.MediaKind;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.TypedValues;

/** The fields by which the list of downloads is filtered; an empty one asks for nothing. */
public class DownloadFilterFields {

    @QueryParam("licenseId")
    private String licenseId;

    @QueryParam("product")
    private String product;

    @QueryParam("family")
    private String family;

    @QueryParam("kind")
    private String kind;

    @QueryParam("language")
    private String language;

    @QueryParam("kilobitsPerSecond")
    private String kilobitsPerSecond;

    DownloadFilter filter() {
        Integer speed = TypedValues.numberIn("kilobitsPerSecond", kilobitsPerSecond);
        return DownloadFilter.of(
                Fields.given(licenseId),
                Fields.given(product),
                Fields.given(family),
                Choices.of(MediaKind.class, kind),
                Fields.given(language),
                speed == null ? 0 : speed);
    }

    /** As they were typed, to be shown again and carried along by links. */
    Fields typed() {
        return new Fields()
                .with("licenseId", licenseId)
                .with("product", product)
                .with("family", family)
                .with("kind", kind)
                .with("language", language)
                .with("kilobitsPerSecond", kilobitsPerSecond);
    }
}
