package org.menkyo.agreement.soap;

import org.mapstruct.Mapper;
import org.menkyo.order.AgreementView;
import org.menkyo.order.RecordAgreement;
import org.menkyo.shared.soap.ContractMapping;

/** Between the contract's agreements and the services'. */
@Mapper(config = ContractMapping.class)
public interface AgreementMapper {

    RecordAgreement toCommand(org.menkyo.agreement.soap.v1.RecordAgreement request);

    org.menkyo.agreement.soap.v1.AgreementView toAnswer(AgreementView agreement);
}
