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
import org.menkyo.seat.ChangeSubscriptionSeat;
import org.menkyo.seat.SeatFilter;
import org.menkyo.seat.SeatsAssigned;
import org.menkyo.seat.SubscriptionService;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.FileForm;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;

/** The subscriptions of a license ID, who has them, and what administrators do about it (LC-706). */
@Path("/licenses/{licenseId}/subscriptions")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class SubscriptionsPage {

    private static final SeatPages PAGES = SeatPages.SUBSCRIPTIONS;

    @Inject
    private SubscriptionService subscriptions;

    @Inject
    private FileForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_SUBSCRIPTIONS)
    public HtmlPage list(@PathParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        return PAGES.purchased(licenseId, subscriptions.list(visit.caller(), licenseId, list.toPageRequest()));
    }

    @POST
    @Performs(Operation.ASSIGN_SUBSCRIPTION)
    public Response assign(
            @PathParam("licenseId") String licenseId,
            @FormParam("product") String product,
            @FormParam("email") String email) {
        try {
            subscriptions.assign(visit.caller(), licenseId, new AssignSeat(product, email));
        } catch (LicensingException refused) {
            return Response.ok(PAGES.purchased(
                                    licenseId, subscriptions.list(visit.caller(), licenseId, PageRequest.first()))
                            .with("product", product)
                            .with("email", email)
                            .refused(refused))
                    .build();
        }
        return PAGES.toPurchased(licenseId, "seatAssigned");
    }

    @GET
    @Path("/several")
    @Performs(Operation.LIST_SUBSCRIPTIONS)
    public HtmlPage several(@PathParam("licenseId") String licenseId) {
        return severalPage(licenseId);
    }

    @POST
    @Path("/several")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Performs(Operation.ASSIGN_SUBSCRIPTIONS)
    public HtmlPage assignAll(@PathParam("licenseId") String licenseId) {
        String product = form.text("product");
        SeatsAssigned result;
        try {
            result = subscriptions.assignAll(visit.caller(), licenseId, new AssignSeats(product, Addresses.of(form)));
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
    @Performs(Operation.LIST_SUBSCRIPTION_SEATS)
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
        return page.with("seats", subscriptions.listSeats(visit.caller(), licenseId, filter, list.toPageRequest()));
    }

    @GET
    @Path("/seats/{seatId}")
    @Performs(Operation.READ_SUBSCRIPTION_SEAT)
    public HtmlPage readSeat(@PathParam("licenseId") String licenseId, @PathParam("seatId") UUID seatId) {
        return seatPage(licenseId, seatId);
    }

    @POST
    @Path("/seats/{seatId}")
    @Performs(Operation.CHANGE_SUBSCRIPTION_SEAT)
    public Response change(
            @PathParam("licenseId") String licenseId,
            @PathParam("seatId") UUID seatId,
            @FormParam("email") String email,
            @FormParam("product") String product) {
        try {
            subscriptions.change(
                    visit.caller(),
                    licenseId,
                    seatId,
                    new ChangeSubscriptionSeat(Fields.given(email), Fields.given(product)));
        } catch (LicensingException refused) {
            return Response.ok(seatPage(licenseId, seatId)
                            .with("email", email)
                            .with("product", product)
                            .refused(refused))
                    .build();
        }
        return PAGES.toPeople(licenseId, "seatChanged");
    }

    @POST
    @Path("/seats/{seatId}/withdraw")
    @Performs(Operation.WITHDRAW_SUBSCRIPTION)
    public Response withdraw(@PathParam("licenseId") String licenseId, @PathParam("seatId") UUID seatId) {
        subscriptions.withdraw(visit.caller(), licenseId, seatId);
        return PAGES.toPeople(licenseId, "seatWithdrawn");
    }

    private HtmlPage severalPage(String licenseId) {
        return PAGES.several(licenseId, subscriptions.list(visit.caller(), licenseId, PageRequest.first()));
    }

    /** With the subscriptions that it can become one of. */
    private HtmlPage seatPage(String licenseId, UUID seatId) {
        return PAGES.seat(subscriptions.readSeat(visit.caller(), licenseId, seatId))
                .with("products", subscriptions.list(visit.caller(), licenseId, PageRequest.first()));
    }
}
