package org.menkyo.order.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.agreementchange.portal.AgreementRecordsPage;
import org.menkyo.agreementchange.portal.ContactRow;
import org.menkyo.order.AgreementUploadService;
import org.menkyo.order.AgreementView;
import org.menkyo.order.RecordAgreement;
import org.menkyo.organization.portal.OrganizationForm;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Rows;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.Visit;

/** Records an agreement of any program but OPEN, whose licenses come by orders (LC-101, LC-102). */
@Path("/new-agreement")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class NewAgreementPage {

    @Inject
    private AgreementUploadService agreements;

    @Inject
    private OrderableProducts products;

    @Inject
    private TypedForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.RECORD_AGREEMENT)
    public HtmlPage show() {
        visit.callerFor(Operation.RECORD_AGREEMENT);
        return page(Rows.of(List.of(), LineRow.EMPTY), Rows.of(List.of(), ContactRow.EMPTY));
    }

    @POST
    @Performs(Operation.RECORD_AGREEMENT)
    public Response record() {
        List<LineRow> lines = LineRow.of(form);
        List<ContactRow> contacts = ContactRow.of(form);
        if (form.has(Rows.MORE)) {
            return Response.ok(again(lines, contacts)).build();
        }
        AgreementView recorded;
        try {
            recorded = agreements.record(
                    visit.caller(),
                    new RecordAgreement(
                            form.text("licenseId"),
                            Choices.of(Program.class, form.text("program")),
                            OrganizationForm.of(form),
                            form.text("parentLicenseId"),
                            ContactRow.contacts(contacts),
                            LineRow.lines(lines)));
        } catch (LicensingException refused) {
            return Response.ok(again(lines, contacts).refused(refused)).build();
        }
        return Redirect.to(AgreementRecordsPage.address(recorded.licenseId()), "agreementRecorded");
    }

    private HtmlPage again(List<LineRow> lines, List<ContactRow> contacts) {
        return page(
                        Rows.again("lines", lines, LineRow.EMPTY, form),
                        Rows.again("contacts", contacts, ContactRow.EMPTY, form))
                .with("typed", form.typed());
    }

    private HtmlPage page(List<LineRow> lines, List<ContactRow> contacts) {
        return products.on(HtmlPage.of("new-agreement"))
                .with(
                        "programs",
                        Arrays.stream(Program.values())
                                .filter(program -> program != Program.OPEN)
                                .toList())
                .with("kinds", ContactKind.values())
                .with("rows", lines)
                .with("contacts", contacts);
    }
}
