package org.menkyo.apidocument.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;

/** The interfaces for programs, to be read: REST by its OpenAPI document, SOAP by its WSDL documents. For everybody. */
@Path("/interfaces")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class InterfacesPage {

    @Inject
    private ApiDocument document;

    @GET
    public HtmlPage list() {
        return HtmlPage.of("interfaces").with("groups", document.groups());
    }

    @GET
    @Path("/{operationId}")
    public HtmlPage operation(@PathParam("operationId") String operationId) {
        return HtmlPage.of("interface-operation")
                .with("operation", document.operation(operationId).orElseThrow(NotFoundException::new));
    }

    @GET
    @Path("/types/{name}")
    public HtmlPage object(@PathParam("name") String name) {
        return HtmlPage.of("interface-type")
                .with("object", document.object(name).orElseThrow(NotFoundException::new));
    }
}
