package org.menkyo.activation.soap;

import jakarta.inject.Inject;
import jakarta.jws.WebService;
import org.apache.cxf.feature.Features;
import org.menkyo.activation.phone.PhoneActivationService;
import org.menkyo.activation.soap.phone.v1.ActivateByPhone;
import org.menkyo.activation.soap.phone.v1.ActivateByPhoneResponse;
import org.menkyo.activation.soap.phone.v1.PhonePort;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.soap.AccountCalls;
import org.menkyo.shared.soap.ContractEndpoint;

/** Activation by phone over SOAP 1.1, for voice systems; unlike installations they have an account (VA-403). */
@WebService(
        endpointInterface = "org.menkyo.activation.soap.phone.v1.PhonePort",
        targetNamespace = "urn:menkyo:phone:v1",
        serviceName = "PhoneService",
        portName = "PhonePort",
        wsdlLocation = "WEB-INF/wsdl/PhoneService.wsdl")
@Features(classes = AccountCalls.class)
public class PhoneEndpoint extends ContractEndpoint implements PhonePort {

    private static final PhoneMapper MAPPER = new GeneratedPhoneMapper();

    @Inject
    private PhoneActivationService activations;

    @Override
    @Performs(Operation.ACTIVATE_BY_PHONE)
    public ActivateByPhoneResponse activateByPhone(ActivateByPhone request) {
        ActivateByPhoneResponse answer = new ActivateByPhoneResponse();
        answer.setActivation(MAPPER.toAnswer(activations.activate(caller(), MAPPER.toCommand(request))));
        return answer;
    }
}
