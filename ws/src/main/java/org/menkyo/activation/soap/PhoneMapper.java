package org.menkyo.activation.soap;

import org.mapstruct.Mapper;
import org.menkyo.activation.ActivateByPhone;
import org.menkyo.activation.ActivatedByPhone;
import org.menkyo.shared.soap.ContractMapping;

/** Between the contract's activations by phone and the service's. */
@Mapper(config = ContractMapping.class)
public interface PhoneMapper {

    ActivateByPhone toCommand(org.menkyo.activation.soap.phone.v1.ActivateByPhone request);

    org.menkyo.activation.soap.phone.v1.ActivatedByPhone toAnswer(ActivatedByPhone activation);
}
