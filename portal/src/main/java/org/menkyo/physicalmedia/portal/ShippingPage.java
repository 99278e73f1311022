package org.menkyo.physicalmedia.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.menkyo.organization.Address;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.physicalmedia.MovePhysicalMedia;
import org.menkyo.physicalmedia.PhysicalMediaService;
import org.menkyo.physicalmedia.PhysicalMediaState;
import org.menkyo.physicalmedia.RecordPhysicalMedia;
import org.menkyo.physicalmedia.RequestPhysicalMedia;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Countries;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** The requests for physical media, as support and operators work on them (LC-703). */
@Path("/support/physical-media-requests")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ShippingPage {

    private static final String ADDRESS = "/support/physical-media-requests";

    @Inject
    private PhysicalMediaService requests;

    @Inject
    private TypedForm form;

    @Inject
    private Visit visit;

    /** Those that nobody has looked at, unless others are asked for. */
    @GET
    @Performs(Operation.LIST_PHYSICAL_MEDIA)
    public HtmlPage list(@QueryParam("state") String state, @BeanParam PageParameters list) {
        return page(state, list.toPageRequest());
    }

    @POST
    @Path("/{physicalMediaId}")
    @Performs(Operation.MOVE_PHYSICAL_MEDIA)
    public Response move(
            @PathParam("physicalMediaId") UUID physicalMediaId,
            @FormParam("state") String state,
            @FormParam("comment") String comment) {
        try {
            requests.move(
                    visit.caller(),
                    physicalMediaId,
                    new MovePhysicalMedia(Choices.of(PhysicalMediaState.class, state), Fields.given(comment)));
        } catch (LicensingException refused) {
            return Response.ok(page("", PageRequest.first())
                            .with("moving", physicalMediaId.toString())
                            .with("comment", comment)
                            .refused(refused))
                    .build();
        }
        return Redirect.to(ADDRESS + "?state=", "mediaMoved");
    }

    @GET
    @Path("/new")
    @Performs(Operation.RECORD_PHYSICAL_MEDIA)
    public HtmlPage showForm(@QueryParam("licenseId") String licenseId, @QueryParam("email") String email) {
        return formPage()
                .with(
                        "typed",
                        Map.of(
                                "licenseId", Objects.requireNonNullElse(licenseId, ""),
                                "requesterEmail", Objects.requireNonNullElse(email, ""),
                                "request.language", visit.language().locale().getLanguage()));
    }

    @POST
    @Path("/new")
    @Performs(Operation.RECORD_PHYSICAL_MEDIA)
    public Response record() {
        try {
            requests.record(
                    visit.caller(),
                    new RecordPhysicalMedia(
                            form.text("licenseId"), form.text("requesterEmail"), form.text("reason"), request()));
        } catch (LicensingException refused) {
            return Response.ok(formPage().with("typed", form.typed()).refused(refused))
                    .build();
        }
        return Redirect.to(ADDRESS, "mediaRecorded");
    }

    private RequestPhysicalMedia request() {
        return new RequestPhysicalMedia(
                form.text("request.product"),
                form.text("request.language"),
                TypedValues.numberIn("request.count", form.text("request.count")),
                form.text("request.recipient"),
                new Address(
                        form.text("request.address.street"),
                        form.text("request.address.city"),
                        form.text("request.address.region"),
                        form.text("request.address.postalCode"),
                        form.text("request.address.country")),
                form.has("request.taxExempt"),
                form.has("request.warningAccepted"));
    }

    private HtmlPage page(String state, PageRequest request) {
        PhysicalMediaState of =
                state == null ? PhysicalMediaState.REQUESTED : Choices.of(PhysicalMediaState.class, state);
        return HtmlPage.of("support-physical-media")
                .with("states", PhysicalMediaState.values())
                .with(
                        "records",
                        PermissionMatrix.isFor(
                                Operation.RECORD_PHYSICAL_MEDIA, visit.caller().party()))
                .filteredBy(new Fields().with("state", of == null ? null : of.name()))
                .with("requests", requests.list(visit.caller(), of, request));
    }

    private HtmlPage formPage() {
        visit.callerFor(Operation.RECORD_PHYSICAL_MEDIA);
        return HtmlPage.of("support-physical-media-new").with("countries", Countries.in(visit.language()));
    }
}
