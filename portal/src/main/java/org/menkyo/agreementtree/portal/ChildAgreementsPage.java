package org.menkyo.agreementtree.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.menkyo.agreementtree.AgreementTreeService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Visit;

/** What is below a MASTER agreement, for its administrators (LC-503). */
@Path("/licenses/{licenseId}/children")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ChildAgreementsPage {

    @Inject
    private AgreementTreeService tree;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_CHILD_AGREEMENTS)
    public HtmlPage list(@PathParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        return HtmlPage.of("child-agreements")
                .with("licenseId", licenseId)
                .with("children", tree.children(visit.caller(), licenseId, list.toPageRequest()));
    }
}
