package org.menkyo.order.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.menkyo.order.CancelOrder;
import org.menkyo.order.CorrectOrder;
import org.menkyo.order.EndCustomer;
import org.menkyo.order.OrderChangeService;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.ReturnOrder;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Rows;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.Visit;

/** Orders of one's own: found by their number, corrected, cancelled and returned (LC-108). */
@Path("/orders")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class OrdersPage {

    @Inject
    private OrderService orders;

    @Inject
    private OrderChangeService changes;

    @Inject
    private TypedForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_ORDER)
    public Response find(@QueryParam("orderNumber") String orderNumber) {
        HtmlPage page = HtmlPage.of("orders").with("orderNumber", orderNumber);
        if (Fields.given(orderNumber) == null) {
            visit.callerFor(Operation.READ_ORDER);
            return Response.ok(page).build();
        }
        try {
            return Redirect.to(address(orders.get(visit.caller(), orderNumber).orderNumber()));
        } catch (NotFoundException unknown) {
            return Response.ok(page.with("unknown", true)).build();
        }
    }

    @GET
    @Path("/{orderNumber}")
    @Performs(Operation.READ_ORDER)
    public HtmlPage read(@PathParam("orderNumber") String orderNumber) {
        return page("order", orderNumber);
    }

    @GET
    @Path("/{orderNumber}/correction")
    @Performs(Operation.READ_ORDER)
    public HtmlPage showCorrection(@PathParam("orderNumber") String orderNumber) {
        OrderView order = orders.get(visit.caller(), orderNumber);
        return HtmlPage.of("order-correction")
                .with("order", order)
                .with("rows", Rows.of(order.lines().stream().map(LineRow::of).toList(), LineRow.EMPTY));
    }

    @POST
    @Path("/{orderNumber}/correction")
    @Performs(Operation.CORRECT_ORDER)
    public Response correct(@PathParam("orderNumber") String orderNumber, @FormParam("revision") Integer revision) {
        List<LineRow> rows = LineRow.of(form);
        if (form.has(Rows.MORE)) {
            return Response.ok(correction(orderNumber, rows)).build();
        }
        try {
            changes.correct(
                    visit.caller(),
                    orderNumber,
                    new CorrectOrder(
                            revision,
                            form.text("reason"),
                            endCustomers(form, true),
                            resellers(form),
                            LineRow.lines(rows)));
        } catch (LicensingException refused) {
            return Response.ok(correction(orderNumber, rows).refused(refused)).build();
        }
        return Redirect.to(address(orderNumber), "orderCorrected");
    }

    @POST
    @Path("/{orderNumber}/cancellation")
    @Performs(Operation.CANCEL_ORDER)
    public Response cancel(@PathParam("orderNumber") String orderNumber, @FormParam("revision") Integer revision) {
        try {
            changes.cancel(visit.caller(), orderNumber, new CancelOrder(revision, form.text("reason")));
        } catch (LicensingException refused) {
            return again("order", orderNumber, refused, null);
        }
        return Redirect.to(address(orderNumber), "orderCancelled");
    }

    @GET
    @Path("/{orderNumber}/return")
    @Performs(Operation.READ_ORDER)
    public HtmlPage showReturn(@PathParam("orderNumber") String orderNumber) {
        return page("order-return", orderNumber);
    }

    @POST
    @Path("/{orderNumber}/return")
    @Performs(Operation.RETURN_ORDER)
    public Response giveBack(@PathParam("orderNumber") String orderNumber, @FormParam("revision") Integer revision) {
        ReturnedRows returned = ReturnedRows.of(form);
        try {
            changes.returnOrder(
                    visit.caller(),
                    orderNumber,
                    new ReturnOrder(revision, form.text("reason"), form.has("all") ? null : returned.lines()));
        } catch (InvalidInputException wrong) {
            return again("order-return", orderNumber, returned.placed(wrong), returned);
        } catch (LicensingException refused) {
            return again("order-return", orderNumber, refused, returned);
        }
        return Redirect.to(address(orderNumber), "orderReturned");
    }

    /** The end customer that was typed. @param absent whether none means that the present one stays */
    static List<EndCustomer> endCustomers(TypedForm form, boolean absent) {
        String name = form.text("endCustomers[0].name");
        String email = form.text("endCustomers[0].email");
        return absent && name == null && email == null ? null : List.of(new EndCustomer(name, email));
    }

    /** The reseller that was typed, if any. */
    static List<String> resellers(TypedForm form) {
        String email = form.text("resellerEmails[0]");
        return email == null ? null : List.of(email);
    }

    /** Where an order is shown. */
    static String address(String orderNumber) {
        return UriBuilder.fromPath("/orders/{orderNumber}").build(orderNumber).toString();
    }

    private HtmlPage correction(String orderNumber, List<LineRow> rows) {
        return page("order-correction", orderNumber)
                .with("typed", form.typed())
                .with("rows", Rows.again("lines", rows, LineRow.EMPTY, form));
    }

    private Response again(String template, String orderNumber, LicensingException refused, ReturnedRows returned) {
        return Response.ok(page(template, orderNumber)
                        .with("typed", form.typed())
                        .with("returned", returned)
                        .refused(refused))
                .build();
    }

    private HtmlPage page(String template, String orderNumber) {
        return HtmlPage.of(template).with("order", orders.get(visit.caller(), orderNumber));
    }
}
