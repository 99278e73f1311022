package org.menkyo.support.soap;

import jakarta.inject.Inject;
import jakarta.jws.WebService;
import java.util.UUID;
import org.apache.cxf.feature.Features;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.soap.AccountCalls;
import org.menkyo.shared.soap.ContractEndpoint;
import org.menkyo.shared.soap.ContractValues;
import org.menkyo.support.SupportCaseService;
import org.menkyo.support.soap.v1.AnswerSupportCase;
import org.menkyo.support.soap.v1.AnswerSupportCaseResponse;
import org.menkyo.support.soap.v1.GetSupportCase;
import org.menkyo.support.soap.v1.GetSupportCaseResponse;
import org.menkyo.support.soap.v1.ListSupportCases;
import org.menkyo.support.soap.v1.ListSupportCasesResponse;
import org.menkyo.support.soap.v1.LogSupportCase;
import org.menkyo.support.soap.v1.LogSupportCaseResponse;
import org.menkyo.support.soap.v1.SupportPort;

/** Support cases of distributors over SOAP 1.1. */
@WebService(
        endpointInterface = "org.menkyo.support.soap.v1.SupportPort",
        targetNamespace = "urn:menkyo:support:v1",
        serviceName = "SupportService",
        portName = "SupportPort",
        wsdlLocation = "WEB-INF/wsdl/SupportService.wsdl")
@Features(classes = AccountCalls.class)
public class SupportEndpoint extends ContractEndpoint implements SupportPort {

    private static final SupportMapper MAPPER = new GeneratedSupportMapper();

    @Inject
    private SupportCaseService cases;

    @Override
    @Performs(Operation.LOG_SUPPORT_CASE)
    public LogSupportCaseResponse logSupportCase(LogSupportCase request) {
        LogSupportCaseResponse answer = new LogSupportCaseResponse();
        answer.setSupportCase(MAPPER.toAnswer(cases.log(caller(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.LIST_SUPPORT_CASES)
    public ListSupportCasesResponse listSupportCases(ListSupportCases request) {
        return MAPPER.toCases(
                cases.list(caller(), MAPPER.toState(request.getState()), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.READ_SUPPORT_CASE)
    public GetSupportCaseResponse getSupportCase(GetSupportCase request) {
        GetSupportCaseResponse answer = new GetSupportCaseResponse();
        answer.setSupportCase(MAPPER.toAnswer(cases.get(caller(), UUID.fromString(request.getId()))));
        return answer;
    }

    @Override
    @Performs(Operation.ANSWER_SUPPORT_CASE)
    public AnswerSupportCaseResponse answerSupportCase(AnswerSupportCase request) {
        AnswerSupportCaseResponse answer = new AnswerSupportCaseResponse();
        answer.setSupportCase(
                MAPPER.toAnswer(cases.answer(caller(), UUID.fromString(request.getId()), MAPPER.toCommand(request))));
        return answer;
    }
}
