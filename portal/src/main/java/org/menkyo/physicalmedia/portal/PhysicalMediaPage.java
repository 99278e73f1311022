package org.menkyo.physicalmedia.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.physicalmedia.OwnPhysicalMediaService;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Asks for media to be shipped, and shows what became of it (LC-703). */
@Path("/physical-media")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class PhysicalMediaPage {

    @Inject
    private OwnPhysicalMediaService requests;

    @Inject
    private Visit visit;

    /** The form is filled with what the list of downloads asks for. */
    @GET
    @Performs(Operation.LIST_OWN_PHYSICAL_MEDIA)
    public HtmlPage list(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("product") String product,
            @QueryParam("language") String language,
            @BeanParam PageParameters list) {
        return page(list.toPageRequest())
                .filledWith(new Fields()
                        .with("licenseId", licenseId)
                        .with("product", product)
                        .with("language", language == null ? locale().getLanguage() : language));
    }

    @POST
    @Performs(Operation.REQUEST_PHYSICAL_MEDIA)
    public Response request(@BeanParam PhysicalMediaFields fields) {
        try {
            requests.request(visit.caller(), fields.licenseId(), fields.command());
        } catch (LicensingException refused) {
            return Response.ok(
                            page(PageRequest.first()).filledWith(fields.typed()).refused(refused))
                    .build();
        }
        return Redirect.to("/physical-media", "mediaRequested");
    }

    @POST
    @Path("/{physicalMediaId}/cancel")
    @Performs(Operation.CANCEL_OWN_PHYSICAL_MEDIA)
    public Response cancel(@PathParam("physicalMediaId") UUID physicalMediaId) {
        requests.cancel(visit.caller(), physicalMediaId);
        return Redirect.to("/physical-media", "mediaCancelled");
    }

    private HtmlPage page(PageRequest request) {
        return HtmlPage.of("physical-media")
                .with("requests", requests.list(visit.caller(), request))
                .with("countries", countries());
    }

    /** In the order of their names. */
    private List<Map<String, String>> countries() {
        return Stream.of(Locale.getISOCountries())
                .map(code -> new Locale.Builder().setRegion(code).build())
                .map(country -> Map.of("value", country.getCountry(), "text", country.getDisplayCountry(locale())))
                .sorted(Comparator.comparing(country -> country.get("text"), Collator.getInstance(locale())))
                .toList();
    }

    private Locale locale() {
        return visit.language().locale();
    }
}
