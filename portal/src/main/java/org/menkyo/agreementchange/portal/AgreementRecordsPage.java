package org.menkyo.agreementchange.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.AgreementDetails;
import org.menkyo.agreementchange.ChangeAddress;
import org.menkyo.agreementchange.ChangeContact;
import org.menkyo.agreementchange.EndAgreement;
import org.menkyo.agreementchange.LicenseTransferService;
import org.menkyo.agreementchange.TransferLicense;
import org.menkyo.agreementtree.AgreementTreeService;
import org.menkyo.agreementtree.MoveAgreement;
import org.menkyo.organization.portal.OrganizationForm;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Countries;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Rows;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** What stands on record about a license ID, for its distributor of record and support, and what they change (LC-110, LC-111). */
@Path("/agreement-records")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class AgreementRecordsPage {

    @Inject
    private AgreementChangeService agreements;

    @Inject
    private LicenseTransferService transfers;

    @Inject
    private AgreementTreeService tree;

    @Inject
    private TypedForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_AGREEMENT)
    public Response find(@QueryParam("licenseId") String licenseId) {
        HtmlPage page = HtmlPage.of("agreement-records").with("licenseId", licenseId);
        if (Fields.given(licenseId) == null) {
            visit.callerFor(Operation.READ_AGREEMENT);
            return Response.ok(page).build();
        }
        try {
            return Redirect.to(address(agreements.get(visit.caller(), licenseId).licenseId()));
        } catch (NotFoundException unknown) {
            return Response.ok(page.with("unknown", true)).build();
        }
    }

    @GET
    @Path("/{licenseId}")
    @Performs(Operation.READ_AGREEMENT)
    public HtmlPage read(@PathParam("licenseId") String licenseId, @QueryParam("caseId") String caseId) {
        return forCase(page("agreement-record", licenseId), caseId);
    }

    @GET
    @Path("/{licenseId}/changes")
    @Performs(Operation.LIST_AGREEMENT_CHANGES)
    public HtmlPage listChanges(@PathParam("licenseId") String licenseId, @BeanParam PageParameters list) {
        return HtmlPage.of("agreement-changes")
                .with("licenseId", licenseId)
                .with("changes", agreements.listChanges(visit.caller(), licenseId, list.toPageRequest()));
    }

    @GET
    @Path("/{licenseId}/contact")
    @Performs(Operation.READ_AGREEMENT)
    public HtmlPage showContact(@PathParam("licenseId") String licenseId, @QueryParam("caseId") String caseId) {
        return forCase(contactPage(licenseId), caseId);
    }

    /** @param contact the kind of a contact, and behind it the address of the present one, if there is one */
    @POST
    @Path("/{licenseId}/contact")
    @Performs(Operation.CHANGE_CONTACT)
    public Response changeContact(@PathParam("licenseId") String licenseId, @FormParam("contact") String contact) {
        String[] parts = (contact == null ? "" : contact).split(" ", 2);
        try {
            agreements.changeContact(
                    visit.caller(),
                    licenseId,
                    new ChangeContact(
                            Choices.of(ContactKind.class, parts[0]),
                            parts.length == 1 ? null : parts[1],
                            form.text("newName"),
                            form.text("newEmail"),
                            form.text("reason"),
                            TypedValues.uuidIn("caseId", form.text("caseId"))));
        } catch (LicensingException refused) {
            return again(contactPage(licenseId), refused);
        }
        return Redirect.to(address(licenseId), "contactChanged");
    }

    @GET
    @Path("/{licenseId}/address")
    @Performs(Operation.READ_AGREEMENT)
    public HtmlPage showAddress(@PathParam("licenseId") String licenseId, @QueryParam("caseId") String caseId) {
        AgreementDetails agreement = agreements.get(visit.caller(), licenseId);
        return forCase(addressPage(agreement), caseId)
                .with("typed", OrganizationForm.filled(agreement.organization().address(), "address"));
    }

    @POST
    @Path("/{licenseId}/address")
    @Performs(Operation.CHANGE_ADDRESS)
    public Response changeAddress(@PathParam("licenseId") String licenseId) {
        try {
            agreements.changeAddress(
                    visit.caller(),
                    licenseId,
                    new ChangeAddress(
                            OrganizationForm.address(form, "address"),
                            form.text("reason"),
                            TypedValues.uuidIn("caseId", form.text("caseId"))));
        } catch (LicensingException refused) {
            return again(addressPage(agreements.get(visit.caller(), licenseId)), refused);
        }
        return Redirect.to(address(licenseId), "addressChanged");
    }

    @GET
    @Path("/{licenseId}/transfer")
    @Performs(Operation.READ_AGREEMENT)
    public HtmlPage showTransfer(@PathParam("licenseId") String licenseId) {
        AgreementDetails agreement = agreements.get(visit.caller(), licenseId);
        return transferPage(agreement, Rows.of(List.of(), ContactRow.EMPTY))
                .with("typed", OrganizationForm.filled(agreement.organization()));
    }

    @POST
    @Path("/{licenseId}/transfer")
    @Performs(Operation.TRANSFER_LICENSE)
    public Response transfer(@PathParam("licenseId") String licenseId) {
        List<ContactRow> contacts = ContactRow.of(form);
        if (form.has(Rows.MORE)) {
            return Response.ok(transferAgain(licenseId, contacts)).build();
        }
        try {
            transfers.transfer(
                    visit.caller(),
                    licenseId,
                    new TransferLicense(
                            form.text("formNumber"),
                            OrganizationForm.of(form),
                            contacts.isEmpty() ? null : ContactRow.contacts(contacts),
                            form.text("reason")));
        } catch (LicensingException refused) {
            return Response.ok(transferAgain(licenseId, contacts).refused(refused))
                    .build();
        }
        return Redirect.to(address(licenseId), "licenseTransferred");
    }

    @POST
    @Path("/{licenseId}/parent")
    @Performs(Operation.MOVE_AGREEMENT)
    public Response move(@PathParam("licenseId") String licenseId) {
        try {
            tree.move(visit.caller(), licenseId, new MoveAgreement(form.text("parentLicenseId")));
        } catch (LicensingException refused) {
            return again(page("agreement-record", licenseId), refused);
        }
        return Redirect.to(address(licenseId), "agreementMoved");
    }

    @POST
    @Path("/{licenseId}/end")
    @Performs(Operation.END_AGREEMENT)
    public Response end(@PathParam("licenseId") String licenseId) {
        try {
            agreements.end(visit.caller(), licenseId, new EndAgreement(form.text("reason")));
        } catch (LicensingException refused) {
            return again(page("agreement-record", licenseId), refused);
        }
        return Redirect.to(address(licenseId), "agreementEnded");
    }

    /** Where a license ID is shown. */
    public static String address(String licenseId) {
        return UriBuilder.fromPath("/agreement-records/{licenseId}")
                .build(licenseId)
                .toString();
    }

    /** With the support case that the visitor comes from, if any: forms of support start with it. */
    private static HtmlPage forCase(HtmlPage page, String caseId) {
        return page.filledWith(new Fields().with("caseId", caseId));
    }

    private HtmlPage contactPage(String licenseId) {
        return page("agreement-contact", licenseId).with("kinds", ContactKind.values());
    }

    private HtmlPage addressPage(AgreementDetails agreement) {
        return HtmlPage.of("agreement-address")
                .with("agreement", agreement)
                .with("countries", Countries.in(visit.language()));
    }

    private HtmlPage transferAgain(String licenseId, List<ContactRow> contacts) {
        return transferPage(
                        agreements.get(visit.caller(), licenseId),
                        Rows.again("contacts", contacts, ContactRow.EMPTY, form))
                .with("typed", form.typed());
    }

    private HtmlPage transferPage(AgreementDetails agreement, List<ContactRow> contacts) {
        return HtmlPage.of("agreement-transfer")
                .with("agreement", agreement)
                .with("countries", Countries.in(visit.language()))
                .with("kinds", ContactKind.values())
                .with("contacts", contacts);
    }

    private Response again(HtmlPage page, LicensingException refused) {
        return Response.ok(page.with("typed", form.typed()).refused(refused)).build();
    }

    /** With what only a distributor does, for whom the permission tables allow it (LC-303). */
    private HtmlPage page(String template, String licenseId) {
        return HtmlPage.of(template)
                .with("agreement", agreements.get(visit.caller(), licenseId))
                .with(
                        "ofRecord",
                        PermissionMatrix.isFor(
                                Operation.TRANSFER_LICENSE, visit.caller().party()));
    }
}
