package org.menkyo.activation.soap;

import jakarta.inject.Inject;
import jakarta.jws.WebService;
import org.apache.cxf.feature.Features;
import org.menkyo.activation.host.KmsHostActivationService;
import org.menkyo.activation.mak.ActivationService;
import org.menkyo.activation.proxy.ProxyActivationService;
import org.menkyo.activation.soap.v1.ActivateInstallation;
import org.menkyo.activation.soap.v1.ActivateInstallationResponse;
import org.menkyo.activation.soap.v1.ActivateInstallations;
import org.menkyo.activation.soap.v1.ActivateInstallationsResponse;
import org.menkyo.activation.soap.v1.ActivateKmsHost;
import org.menkyo.activation.soap.v1.ActivateKmsHostResponse;
import org.menkyo.activation.soap.v1.ActivationPort;
import org.menkyo.activation.soap.v1.ValidateInstallation;
import org.menkyo.activation.soap.v1.ValidateInstallationResponse;
import org.menkyo.activation.validation.ValidationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.soap.ContractEndpoint;
import org.menkyo.shared.soap.DeviceCalls;

/** Activation of installations and KMS hosts over SOAP 1.1. */
@WebService(
        endpointInterface = "org.menkyo.activation.soap.v1.ActivationPort",
        targetNamespace = "urn:menkyo:activation:v1",
        serviceName = "ActivationService",
        portName = "ActivationPort",
        wsdlLocation = "WEB-INF/wsdl/ActivationService.wsdl")
@Features(classes = DeviceCalls.class)
public class ActivationEndpoint extends ContractEndpoint implements ActivationPort {

    private static final ActivationMapper MAPPER = new GeneratedActivationMapper();

    @Inject
    private ActivationService installations;

    @Inject
    private ProxyActivationService proxyActivations;

    @Inject
    private ValidationService validations;

    @Inject
    private KmsHostActivationService hosts;

    @Override
    @Performs(Operation.ACTIVATE_INSTALLATION)
    public ActivateInstallationResponse activateInstallation(ActivateInstallation request) {
        ActivateInstallationResponse answer = new ActivateInstallationResponse();
        answer.setActivation(MAPPER.toAnswer(installations.activate(device(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.ACTIVATE_KMS_HOST)
    public ActivateKmsHostResponse activateKmsHost(ActivateKmsHost request) {
        ActivateKmsHostResponse answer = new ActivateKmsHostResponse();
        answer.setActivation(MAPPER.toAnswer(hosts.activate(device(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.ACTIVATE_INSTALLATIONS)
    public ActivateInstallationsResponse activateInstallations(ActivateInstallations request) {
        return MAPPER.toAnswer(proxyActivations.activate(device(), MAPPER.toCommand(request)));
    }

    @Override
    @Performs(Operation.VALIDATE_INSTALLATION)
    public ValidateInstallationResponse validateInstallation(ValidateInstallation request) {
        ValidateInstallationResponse answer = new ValidateInstallationResponse();
        answer.setValidation(MAPPER.toAnswer(validations.validate(device(), MAPPER.toCommand(request))));
        return answer;
    }
}
