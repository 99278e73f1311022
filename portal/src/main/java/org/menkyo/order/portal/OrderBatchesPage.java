package org.menkyo.order.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.menkyo.order.BulkOrderService;
import org.menkyo.order.OrderBatchView;
import org.menkyo.order.OrderFile;
import org.menkyo.order.OrderResult;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.FileForm;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;
import org.menkyo.shared.text.CsvLine;

/** Many orders by one file, and what became of each (LC-108). */
@Path("/order-batches")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class OrderBatchesPage {

    private static final String CSV = "text/csv;charset=UTF-8";

    @Inject
    private BulkOrderService batches;

    @Inject
    private FileForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.SUBMIT_ORDERS)
    public HtmlPage show() {
        visit.callerFor(Operation.SUBMIT_ORDERS);
        return page();
    }

    @GET
    @Path("/example.csv")
    @Produces(CSV)
    @Performs(Operation.SUBMIT_ORDERS)
    public Response example() {
        visit.callerFor(Operation.SUBMIT_ORDERS);
        return csv("orders.csv", OrderFile.EXAMPLE);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Performs(Operation.SUBMIT_ORDERS)
    public Response submit() {
        OrderBatchView batch;
        try {
            batch = batches.submit(visit.caller(), OrderFile.read(form.fileText("csv")));
        } catch (InvalidInputException wrong) {
            return Response.ok(page().refusedFile(wrong)).build();
        }
        return Redirect.to("/order-batches/" + batch.id());
    }

    /** No other name: what a browser prefers, a page, would go before the path of the example, which is no page. */
    @GET
    @Path("/{batchId: [0-9a-f-]{36}}")
    @Performs(Operation.READ_ORDER_BATCH)
    public HtmlPage read(
            @PathParam("batchId") UUID batchId, @QueryParam("outcome") String outcome, @BeanParam PageParameters list) {
        OrderBatchView batch = batches.get(visit.caller(), batchId);
        boolean rejectedOnly = "rejected".equals(outcome);
        return HtmlPage.of("order-batch")
                .filteredBy(new Fields().with("outcome", rejectedOnly ? outcome : null))
                .with("batch", batch)
                .with(
                        "rejected",
                        batch.results().stream()
                                .filter(OrderBatchesPage::isRejected)
                                .count())
                .with("results", part(batch, rejectedOnly, list.toPageRequest()));
    }

    @GET
    @Path("/{batchId}/results.csv")
    @Produces(CSV)
    @Performs(Operation.READ_ORDER_BATCH)
    public Response export(@PathParam("batchId") UUID batchId) {
        StringBuilder csv = new StringBuilder(
                CsvLine.header("orderNumber", "licenseNumber", "authorizationNumber", "error", "text", "fields"));
        batches.get(visit.caller(), batchId).results().forEach(result -> csv.append(line(result)));
        return csv("results.csv", csv.toString());
    }

    private static Page<OrderResult> part(OrderBatchView batch, boolean rejectedOnly, PageRequest request) {
        Stream<OrderResult> shown =
                batch.results().stream().filter(result -> result.position() >= request.afterNumber());
        List<OrderResult> oneMore = (rejectedOnly ? shown.filter(OrderBatchesPage::isRejected) : shown)
                .limit(request.size() + 1L)
                .toList();
        return Page.of(oneMore, request, result -> result.position() + 1);
    }

    private static boolean isRejected(OrderResult result) {
        return result.error() != null;
    }

    private static String line(OrderResult result) {
        if (isRejected(result)) {
            OrderResult.Rejection error = result.error();
            List<String> fields = error.fields().stream()
                    .map(field -> field.field() + ": " + field.text())
                    .toList();
            return CsvLine.of(result.orderNumber(), null, null, error.code(), error.text(), String.join("; ", fields));
        }
        return CsvLine.of(
                result.orderNumber(),
                result.order().licenseNumber(),
                result.order().authorizationNumber(),
                null,
                null,
                null);
    }

    private static Response csv(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return Attachment.of(name, output -> output.write(content));
    }

    private static HtmlPage page() {
        return HtmlPage.of("order-batches").with("columns", OrderFile.COLUMNS);
    }
}
