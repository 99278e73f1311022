package org.menkyo.order.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.SubmitOrder;
import org.menkyo.organization.portal.OrganizationForm;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Rows;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.Visit;

/** Submits an OPEN order (LC-104). */
@Path("/new-order")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class NewOrderPage {

    @Inject
    private OrderService orders;

    @Inject
    private OrderableProducts products;

    @Inject
    private TypedForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.SUBMIT_ORDER)
    public HtmlPage show() {
        visit.callerFor(Operation.SUBMIT_ORDER);
        return page(Rows.of(List.of(), LineRow.EMPTY));
    }

    @POST
    @Performs(Operation.SUBMIT_ORDER)
    public Response submit() {
        List<LineRow> rows = LineRow.of(form);
        if (form.has(Rows.MORE)) {
            return Response.ok(again(rows)).build();
        }
        OrderView order;
        try {
            order = orders.submit(
                    visit.caller(),
                    new SubmitOrder(
                            form.text("orderNumber"),
                            OrganizationForm.of(form),
                            OrdersPage.endCustomers(form, false),
                            OrdersPage.resellers(form),
                            form.text("authorizationNumber"),
                            LineRow.lines(rows)));
        } catch (LicensingException refused) {
            return Response.ok(again(rows).refused(refused)).build();
        }
        return Redirect.to(OrdersPage.address(order.orderNumber()), "orderRecorded");
    }

    private HtmlPage again(List<LineRow> rows) {
        return page(Rows.again("lines", rows, LineRow.EMPTY, form)).with("typed", form.typed());
    }

    private HtmlPage page(List<LineRow> rows) {
        return products.on(HtmlPage.of("new-order")).with("rows", rows);
    }
}
