package org.menkyo.agreementchange.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.agreementchange.AgreementDetails;
import org.menkyo.agreementchange.ChangeAddress;
import org.menkyo.agreementchange.ChangeContact;
import org.menkyo.agreementchange.EndAgreement;
import org.menkyo.agreementchange.LicenseTransferService;
import org.menkyo.agreementchange.TransferLicense;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.Preconditions;

/** What stands on record about a license ID, for its distributor of record and support (LC-110, LC-111). */
@Path("/agreements")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AgreementRecordResource {

    @Inject
    private AgreementChangeService agreements;

    @Inject
    private LicenseTransferService transfers;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /** Shows what stands on record about a license ID, contacts included. */
    @GET
    @Path("/{licenseId}")
    @Performs(Operation.READ_AGREEMENT)
    public AgreementDetails get(@PathParam("licenseId") String licenseId) {
        return agreements.get(call.caller(), licenseId);
    }

    /** Lists what was changed on a license ID, with the old and the new values, from the oldest to the newest. */
    @GET
    @Path("/{licenseId}/changes")
    @Performs(Operation.LIST_AGREEMENT_CHANGES)
    public Page<AgreementChangeView> listChanges(
            @PathParam("licenseId") String licenseId, @BeanParam ListParameters list) {
        return agreements.listChanges(call.caller(), licenseId, list.toPageRequest());
    }

    /** Replaces, adds or ends a contact. The permissions that came from the old one move to the new one. */
    @POST
    @Path("/{licenseId}/contact-changes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CHANGE_CONTACT)
    @Conditional
    @Idempotent
    public Created<AgreementChangeView> changeContact(@PathParam("licenseId") String licenseId, ChangeContact command) {
        preconditions.check(() -> agreements.get(call.caller(), licenseId));
        return Created.of(agreements.changeContact(call.caller(), licenseId, command));
    }

    /** Changes the postal address of the organization. */
    @POST
    @Path("/{licenseId}/address-changes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CHANGE_ADDRESS)
    @Conditional
    @Idempotent
    public Created<AgreementChangeView> changeAddress(@PathParam("licenseId") String licenseId, ChangeAddress command) {
        preconditions.check(() -> agreements.get(call.caller(), licenseId));
        return Created.of(agreements.changeAddress(call.caller(), licenseId, command));
    }

    /** Takes a license transfer form: the holder is renamed, or the license goes to another organization. */
    @POST
    @Path("/{licenseId}/transfers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.TRANSFER_LICENSE)
    @Conditional
    @Idempotent
    public Created<AgreementChangeView> transfer(@PathParam("licenseId") String licenseId, TransferLicense command) {
        preconditions.check(() -> agreements.get(call.caller(), licenseId));
        return Created.of(transfers.transfer(call.caller(), licenseId, command));
    }

    /** Ends an agreement with all that followed from it. It stays visible to the audit. */
    @POST
    @Path("/{licenseId}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.END_AGREEMENT)
    @Conditional
    @Idempotent
    public Created<AgreementChangeView> end(@PathParam("licenseId") String licenseId, EndAgreement command) {
        preconditions.check(() -> agreements.get(call.caller(), licenseId));
        return Created.of(agreements.end(call.caller(), licenseId, command));
    }
}
