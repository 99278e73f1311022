package org.menkyo.masterkey.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.menkyo.masterkey.MasterKeyService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Visit;

/** The keys that this installation's secrets are sealed with, and how far a change of them has come (LC-1207). */
@Path("/master-keys")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class MasterKeysPage {

    @Inject
    private MasterKeyService keys;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_MASTER_KEYS)
    public HtmlPage show() {
        return HtmlPage.of("master-keys").with("masterKeys", keys.read(visit.caller()));
    }
}
