package org.menkyo.dataimport.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.dataimport.ImportFile;
import org.menkyo.dataimport.ImportReport;
import org.menkyo.dataimport.ImportService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.LargeBody;

/** What was sold and activated before Menkyo was there, from CSV files. */
@Path("/imports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    @Inject
    private ImportService imports;

    @Inject
    private CurrentCall call;

    /**
     * Imports licenses, a line for each product of each license ID. A file is recorded as a whole or not at all; what was imported
     * before with the same content is left as it is. Problems name the line of the file and the column, as in /csv/12/quantity.
     */
    @POST
    @Path("/licenses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.IMPORT_LICENSES)
    @Idempotent
    public ImportReport licenses(@LargeBody ImportFile file) {
        return imports.importLicenses(call.caller(), file);
    }

    /** Imports what the MAKs of licenses permit, and how much of it machines used of which no more is known. */
    @POST
    @Path("/product-keys")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.IMPORT_PRODUCT_KEYS)
    @Idempotent
    public ImportReport productKeys(@LargeBody ImportFile file) {
        return imports.importProductKeys(call.caller(), file);
    }

    /** Imports machines that were activated by MAK, each of which uses one activation and is known when it comes again. */
    @POST
    @Path("/machines")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.IMPORT_MACHINES)
    @Idempotent
    public ImportReport machines(@LargeBody ImportFile file) {
        return imports.importMachines(call.caller(), file);
    }
}
