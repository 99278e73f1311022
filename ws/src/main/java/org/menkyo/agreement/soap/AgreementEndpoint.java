package org.menkyo.agreement.soap;

import jakarta.inject.Inject;
import jakarta.jws.WebService;
import org.apache.cxf.feature.Features;
import org.menkyo.agreement.soap.v1.AgreementPort;
import org.menkyo.agreement.soap.v1.RecordAgreement;
import org.menkyo.agreement.soap.v1.RecordAgreementResponse;
import org.menkyo.order.AgreementUploadService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.soap.AccountCalls;
import org.menkyo.shared.soap.ContractEndpoint;

/** Agreements of distributors over SOAP 1.1. */
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

    @Override
    @Performs(Operation.RECORD_AGREEMENT)
    public RecordAgreementResponse recordAgreement(RecordAgreement request) {
        RecordAgreementResponse answer = new RecordAgreementResponse();
        answer.setAgreement(MAPPER.toAnswer(agreements.record(caller(), MAPPER.toCommand(request))));
        return answer;
    }
}
