package org.menkyo.catalog.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.menkyo.catalog.CatalogDocument;
import org.menkyo.catalog.CatalogLoaded;
import org.menkyo.catalog.CatalogService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.json.RecordJson;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.FileForm;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** The catalog that is in force, as a document to change, and another in its place (VA-101). */
@Path("/catalog")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class CatalogPage {

    @Inject
    private CatalogService catalog;

    @Inject
    private FileForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.EXPORT_CATALOG)
    public HtmlPage show(@BeanParam PageParameters list) {
        return page(list.toPageRequest());
    }

    @GET
    @Path("/editions")
    @Performs(Operation.LIST_EDITIONS)
    public HtmlPage editions() {
        return HtmlPage.of("catalog-editions").with("editions", catalog.listEditions(visit.caller()));
    }

    /** For those who may read the catalog and not change it. */
    @GET
    @Path("/products")
    @Performs(Operation.LIST_PRODUCTS)
    public HtmlPage products(@BeanParam PageParameters list) {
        return HtmlPage.of("catalog-products")
                .with("products", catalog.listProducts(visit.caller(), list.toPageRequest()));
    }

    @GET
    @Path("/catalog.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Performs(Operation.EXPORT_CATALOG)
    public Response export() {
        byte[] json = RecordJson.indented(catalog.exportCatalog(visit.caller()));
        return Attachment.of("catalog.json", output -> output.write(json));
    }

    @GET
    @Path("/client-catalog.txt")
    @Produces("text/plain;charset=UTF-8")
    @Performs(Operation.EXPORT_CLIENT_CATALOG)
    public Response exportForClients() {
        byte[] text = catalog.exportClientCatalog(visit.caller()).getBytes(StandardCharsets.UTF_8);
        return Attachment.of("client-catalog.txt", output -> output.write(text));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Performs(Operation.LOAD_CATALOG)
    public Response load() {
        try {
            CatalogLoaded loaded = catalog.loadCatalog(visit.caller(), form.json("file", CatalogDocument.class));
            return Redirect.to("/catalog", loaded.changed() ? "catalogLoaded" : "nothingNew");
        } catch (LicensingException refused) {
            return Response.ok(page(PageRequest.first()).refusedFile(refused)).build();
        }
    }

    private HtmlPage page(PageRequest request) {
        return HtmlPage.of("catalog")
                .with("catalog", catalog.exportCatalog(visit.caller()))
                .with("products", catalog.listProducts(visit.caller(), request));
    }
}
