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

    @Inject
    private SoapContract contract;

    @GET
    public HtmlPage list() {
        return HtmlPage.of("interfaces").with("groups", document.groups()).with("services", contract.services());
    }

    @GET
    @Path("/soap/{service}")
    public HtmlPage service(@PathParam("service") String service) {
        return HtmlPage.of("soap-service").with("service", found(service));
    }

    @GET
    @Path("/soap/{service}/{operation}")
    public HtmlPage soapOperation(@PathParam("service") String service, @PathParam("operation") String operation) {
        SoapService found = found(service);
        return HtmlPage.of("soap-operation")
                .with("service", found)
                .with(
                        "operation",
                        found.operations().stream()
                                .filter(candidate -> candidate.name().equals(operation))
                                .findFirst()
                                .orElseThrow(NotFoundException::new));
    }

    @GET
    @Path("/soap/types/{schema}/{name}")
    public HtmlPage soapType(@PathParam("schema") String schema, @PathParam("name") String name) {
        return HtmlPage.of("interface-type")
                .with("object", contract.type(schema, name).orElseThrow(NotFoundException::new));
    }

    private SoapService found(String name) {
        return contract.service(name).orElseThrow(NotFoundException::new);
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
