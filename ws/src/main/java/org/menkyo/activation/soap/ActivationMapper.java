package org.menkyo.activation.soap;

import org.mapstruct.Mapper;
import org.menkyo.activation.ActivateInstallation;
import org.menkyo.activation.ActivateKmsHost;
import org.menkyo.activation.InstallationActivated;
import org.menkyo.activation.KmsHostActivated;
import org.menkyo.shared.soap.ContractMapping;

/** Between the contract's activations and the services'. */
@Mapper(config = ContractMapping.class)
public interface ActivationMapper {

    ActivateInstallation toCommand(org.menkyo.activation.soap.v1.ActivateInstallation request);

    org.menkyo.activation.soap.v1.InstallationActivated toAnswer(InstallationActivated activation);

    ActivateKmsHost toCommand(org.menkyo.activation.soap.v1.ActivateKmsHost request);

    org.menkyo.activation.soap.v1.KmsHostActivated toAnswer(KmsHostActivated activation);
}
