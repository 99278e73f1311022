package org.menkyo.agreement.soap;

import jakarta.inject.Inject;
import jakarta.jws.WebService;
import org.apache.cxf.feature.Features;
import org.menkyo.agreement.soap.v1.AgreementPort;
import org.menkyo.agreement.soap.v1.ChangeAddress;
import org.menkyo.agreement.soap.v1.ChangeAddressResponse;
import org.menkyo.agreement.soap.v1.ChangeContact;
import org.menkyo.agreement.soap.v1.ChangeContactResponse;
import org.menkyo.agreement.soap.v1.EndAgreement;
import org.menkyo.agreement.soap.v1.EndAgreementResponse;
import org.menkyo.agreement.soap.v1.GetAgreement;
import org.menkyo.agreement.soap.v1.GetAgreementResponse;
import org.menkyo.agreement.soap.v1.ListAgreementChanges;
import org.menkyo.agreement.soap.v1.ListAgreementChangesResponse;
import org.menkyo.agreement.soap.v1.MoveAgreement;
import org.menkyo.agreement.soap.v1.MoveAgreementResponse;
import org.menkyo.agreement.soap.v1.RecordAgreement;
import org.menkyo.agreement.soap.v1.RecordAgreementResponse;
import org.menkyo.agreement.soap.v1.TransferLicense;
import org.menkyo.agreement.soap.v1.TransferLicenseResponse;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.LicenseTransferService;
import org.menkyo.agreementtree.AgreementTreeService;
import org.menkyo.order.AgreementUploadService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.soap.AccountCalls;
import org.menkyo.shared.soap.ContractEndpoint;
import org.menkyo.shared.soap.ContractValues;

/** Agreements, and changes to what stands on record about them, over SOAP 1.1. */
@WebService(
        endpointInterface = "org.menkyo.agreement.soap.v1.AgreementPort",
        targetNamespace = "urn:menkyo:agreement:v1",
        serviceName = "AgreementService",
        portName = "AgreementPort",
        wsdlLocation = "WEB-INF/wsdl/AgreementService.wsdl")
@Features(classes = AccountCalls.class)
public class AgreementEndpoint extends ContractEndpoint implements AgreementPort {

    private static final AgreementMapper MAPPER = new GeneratedAgreementMapper();

    @Inject
    private AgreementUploadService agreements;

    @Inject
    private AgreementChangeService agreementChanges;

    @Inject
    private LicenseTransferService transfers;

    @Inject
    private AgreementTreeService tree;

    @Override
    @Performs(Operation.RECORD_AGREEMENT)
    public RecordAgreementResponse recordAgreement(RecordAgreement request) {
        RecordAgreementResponse answer = new RecordAgreementResponse();
        answer.setAgreement(MAPPER.toAnswer(agreements.record(caller(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.READ_AGREEMENT)
    public GetAgreementResponse getAgreement(GetAgreement request) {
        GetAgreementResponse answer = new GetAgreementResponse();
        answer.setAgreement(MAPPER.toAnswer(agreementChanges.get(caller(), request.getLicenseId())));
        return answer;
    }

    @Override
    @Performs(Operation.LIST_AGREEMENT_CHANGES)
    public ListAgreementChangesResponse listAgreementChanges(ListAgreementChanges request) {
        return MAPPER.toChanges(
                agreementChanges.listChanges(caller(), request.getLicenseId(), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.CHANGE_CONTACT)
    public ChangeContactResponse changeContact(ChangeContact request) {
        ChangeContactResponse answer = new ChangeContactResponse();
        answer.setChange(MAPPER.toAnswer(
                agreementChanges.changeContact(caller(), request.getLicenseId(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.CHANGE_ADDRESS)
    public ChangeAddressResponse changeAddress(ChangeAddress request) {
        ChangeAddressResponse answer = new ChangeAddressResponse();
        answer.setChange(MAPPER.toAnswer(
                agreementChanges.changeAddress(caller(), request.getLicenseId(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.TRANSFER_LICENSE)
    public TransferLicenseResponse transferLicense(TransferLicense request) {
        TransferLicenseResponse answer = new TransferLicenseResponse();
        answer.setChange(
                MAPPER.toAnswer(transfers.transfer(caller(), request.getLicenseId(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.END_AGREEMENT)
    public EndAgreementResponse endAgreement(EndAgreement request) {
        EndAgreementResponse answer = new EndAgreementResponse();
        answer.setChange(
                MAPPER.toAnswer(agreementChanges.end(caller(), request.getLicenseId(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.MOVE_AGREEMENT)
    public MoveAgreementResponse moveAgreement(MoveAgreement request) {
        MoveAgreementResponse answer = new MoveAgreementResponse();
        answer.setPlace(MAPPER.toAnswer(tree.move(caller(), request.getLicenseId(), MAPPER.toCommand(request))));
        return answer;
    }
}
