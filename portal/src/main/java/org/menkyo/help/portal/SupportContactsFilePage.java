package org.menkyo.help.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.menkyo.help.HelpService;
import org.menkyo.help.SupportContactsDocument;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.json.RecordJson;
import org.menkyo.shared.portal.Attachment;
import org.menkyo.shared.portal.FileForm;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** The support contacts as a document to change, and another in its place (LC-708). */
@Path("/catalog/support-contacts")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class SupportContactsFilePage {

    @Inject
    private HelpService help;

    @Inject
    private FileForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.EXPORT_SUPPORT_CONTACTS)
    public HtmlPage show() {
        return page();
    }

    @GET
    @Path("/support-contacts.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Performs(Operation.EXPORT_SUPPORT_CONTACTS)
    public Response export() {
        byte[] json = RecordJson.indented(help.exportContacts(visit.caller()));
        return Attachment.of("support-contacts.json", output -> output.write(json));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Performs(Operation.LOAD_SUPPORT_CONTACTS)
    public Response load() {
        try {
            help.loadContacts(visit.caller(), form.json("file", SupportContactsDocument.class));
        } catch (LicensingException refused) {
            return Response.ok(page().refusedFile(refused)).build();
        }
        return Redirect.to("/catalog/support-contacts", "contactsLoaded");
    }

    private HtmlPage page() {
        return HtmlPage.of("support-contacts-file")
                .with("contacts", help.exportContacts(visit.caller()).contacts())
                .with("language", visit.language().name());
    }
}
