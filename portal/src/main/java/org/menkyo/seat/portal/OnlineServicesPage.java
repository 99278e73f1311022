package org.menkyo.seat.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.seat.AssignSeat;
import org.menkyo.seat.AssignSeats;
import org.menkyo.seat.ChangeOnlineServiceSeat;
import org.menkyo.seat.OnlineServiceService;
import org.menkyo.seat.SeatFilter;
import org.menkyo.seat.SeatsAssigned;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.FileForm;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;

/** The online services of a license ID, activated for the organization, and who has them (LC-707). */
@Path("/licenses/{licenseId}/online-services")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class OnlineServicesPage {

    private static final SeatPages PAGES = SeatPages.ONLINE_SERVICES;

    @Inject
    private OnlineServiceService services;

    @Inject
    private FileForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_ONLINE_SERVICES)
    public HtmlPage list(@PathParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        return PAGES.purchased(licenseId, services.list(visit.caller(), licenseId, list.toPageRequest()));
    }

    @POST
    @Path("/{product}/activate")
    @Performs(Operation.ACTIVATE_ONLINE_SERVICE)
    public Response activate(@PathParam("licenseId") String licenseId, @PathParam("product") String product) {
        services.activate(visit.caller(), licenseId, product);
        return PAGES.toPurchased(licenseId, "serviceActivated");
    }

    @POST
    @Performs(Operation.ASSIGN_ONLINE_SERVICE)
    public Response assign(
            @PathParam("licenseId") String licenseId,
            @FormParam("product") String product,
            @FormParam("email") String email) {
        try {
            services.assign(visit.caller(), licenseId, new AssignSeat(product, email));
        } catch (LicensingException refused) {
            return Response.ok(PAGES.purchased(licenseId, services.list(visit.caller(), licenseId, PageRequest.first()))
                            .with("product", product)
                            .with("email", email)
                            .refused(refused))
                    .build();
        }
        return PAGES.toPurchased(licenseId, "seatAssigned");
    }

    @GET
    @Path("/several")
    @Performs(Operation.LIST_ONLINE_SERVICES)
    public HtmlPage several(@PathParam("licenseId") String licenseId) {
        return severalPage(licenseId);
    }

    @POST
    @Path("/several")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Performs(Operation.ASSIGN_ONLINE_SERVICES)
    public HtmlPage assignAll(@PathParam("licenseId") String licenseId) {
        String product = form.text("product");
        SeatsAssigned result;
        try {
            result = services.assignAll(visit.caller(), licenseId, new AssignSeats(product, Addresses.of(form)));
        } catch (LicensingException refused) {
            return severalPage(licenseId)
                    .with("product", product)
                    .with("emails", form.text("emails"))
                    .refused(refused);
        }
        return PAGES.assigned(licenseId, product, result);
    }

    @GET
    @Path("/seats")
    @Performs(Operation.LIST_ONLINE_SERVICE_SEATS)
    public HtmlPage listSeats(
            @PathParam("licenseId") String licenseId,
            @QueryParam("product") String product,
            @QueryParam("email") String email,
            @BeanParam PageParameters list) {
        HtmlPage page =
                PAGES.people(licenseId, new Fields().with("product", product).with("email", email));
        SeatFilter filter;
        try {
            filter = SeatFilter.of(Fields.given(product), Fields.given(email));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
        return page.with("seats", services.listSeats(visit.caller(), licenseId, filter, list.toPageRequest()));
    }

    @GET
    @Path("/seats/{seatId}")
    @Performs(Operation.READ_ONLINE_SERVICE_SEAT)
    public HtmlPage readSeat(@PathParam("licenseId") String licenseId, @PathParam("seatId") UUID seatId) {
        return seatPage(licenseId, seatId);
    }

    @POST
    @Path("/seats/{seatId}")
    @Performs(Operation.CHANGE_ONLINE_SERVICE_SEAT)
    public Response change(
            @PathParam("licenseId") String licenseId,
            @PathParam("seatId") UUID seatId,
            @FormParam("email") String email) {
        try {
            services.change(visit.caller(), licenseId, seatId, new ChangeOnlineServiceSeat(email));
        } catch (LicensingException refused) {
            return Response.ok(seatPage(licenseId, seatId).with("email", email).refused(refused))
                    .build();
        }
        return PAGES.toPeople(licenseId, "seatChanged");
    }

    @POST
    @Path("/seats/{seatId}/withdraw")
    @Performs(Operation.WITHDRAW_ONLINE_SERVICE)
    public Response withdraw(@PathParam("licenseId") String licenseId, @PathParam("seatId") UUID seatId) {
        services.withdraw(visit.caller(), licenseId, seatId);
        return PAGES.toPeople(licenseId, "seatWithdrawn");
    }

    private HtmlPage severalPage(String licenseId) {
        return PAGES.several(licenseId, services.list(visit.caller(), licenseId, PageRequest.first()));
    }

    private HtmlPage seatPage(String licenseId, UUID seatId) {
        return PAGES.seat(services.readSeat(visit.caller(), licenseId, seatId));
    }
}
