package org.menkyo.dataimport.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.menkyo.dataimport.ImportFile;
import org.menkyo.dataimport.ImportReport;
import org.menkyo.dataimport.ImportService;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.FileForm;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Visit;

/**
 * Imports what was sold and activated before Menkyo was there, from CSV files, or tries it first. An import says what came of it
 * without sending the browser on: what was imported before is left as it is, so loading the page again does no harm.
 */
@Path("/imports")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ImportsPage {

    @Inject
    private ImportService imports;

    @Inject
    private FileForm form;

    @Inject
    private AccessControl access;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.IMPORT_LICENSES)
    public HtmlPage show() {
        return page();
    }

    @POST
    @Path("/licenses")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Performs(Operation.IMPORT_LICENSES)
    public HtmlPage licenses() {
        return done("licenses", file -> imports.importLicenses(visit.caller(), file));
    }

    @POST
    @Path("/product-keys")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Performs(Operation.IMPORT_PRODUCT_KEYS)
    public HtmlPage productKeys() {
        return done("product-keys", file -> imports.importProductKeys(visit.caller(), file));
    }

    @POST
    @Path("/machines")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Performs(Operation.IMPORT_MACHINES)
    public HtmlPage machines() {
        return done("machines", file -> imports.importMachines(visit.caller(), file));
    }

    private HtmlPage done(String kind, Function<ImportFile, ImportReport> step) {
        HtmlPage page = page().with("kind", kind);
        try {
            ImportFile file = new ImportFile(form.fileText("csv"), form.text("dryRun") != null);
            return page.with("report", step.apply(file));
        } catch (LicensingException refused) {
            return page.refusedFile(refused);
        }
    }

    /** Nothing but a form, which is shown to nobody who may not send it. */
    private HtmlPage page() {
        access.require(visit.caller(), Operation.IMPORT_LICENSES);
        return HtmlPage.of("imports");
    }
}
