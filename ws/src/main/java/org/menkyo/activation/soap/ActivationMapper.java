package org.menkyo.activation.soap;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.menkyo.activation.host.ActivateKmsHost;
import org.menkyo.activation.host.KmsHostActivated;
import org.menkyo.activation.mak.ActivateInstallation;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.activation.proxy.ProxyActivated;
import org.menkyo.activation.proxy.ProxyActivation;
import org.menkyo.activation.soap.v1.ActivateInstallations;
import org.menkyo.activation.soap.v1.ActivateInstallationsResponse;
import org.menkyo.activation.validation.InstallationValidated;
import org.menkyo.activation.validation.ValidateInstallation;
import org.menkyo.shared.soap.ContractMapping;

/** Between the contract's activations and the services'. */
@Mapper(config = ContractMapping.class)
public interface ActivationMapper {

    ActivateInstallation toCommand(org.menkyo.activation.soap.v1.ActivateInstallation request);

    org.menkyo.activation.soap.v1.InstallationActivated toAnswer(InstallationActivated activation);

    ActivateKmsHost toCommand(org.menkyo.activation.soap.v1.ActivateKmsHost request);

    org.menkyo.activation.soap.v1.KmsHostActivated toAnswer(KmsHostActivated activation);

    ProxyActivation toCommand(ActivateInstallations request);

    @Mapping(target = "results", source = "items")
    ActivateInstallationsResponse toAnswer(ProxyActivated activations);

    ValidateInstallation toCommand(org.menkyo.activation.soap.v1.ValidateInstallation request);

    org.menkyo.activation.soap.v1.InstallationValidated toAnswer(InstallationValidated validation);
}
