package org.menkyo.agreement.soap;

import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.menkyo.agreement.soap.v1.ListAgreementChangesResponse;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.agreementchange.AgreementDetails;
import org.menkyo.agreementchange.ChangeAddress;
import org.menkyo.agreementchange.ChangeContact;
import org.menkyo.agreementchange.EndAgreement;
import org.menkyo.agreementchange.TransferLicense;
import org.menkyo.agreementtree.AgreementPlaceView;
import org.menkyo.agreementtree.MoveAgreement;
import org.menkyo.order.AgreementView;
import org.menkyo.order.RecordAgreement;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.soap.ContractMapping;

/** Between the contract's agreements and the services'. */
@Mapper(config = ContractMapping.class)
public interface AgreementMapper {

    RecordAgreement toCommand(org.menkyo.agreement.soap.v1.RecordAgreement request);

    org.menkyo.agreement.soap.v1.AgreementView toAnswer(AgreementView agreement);

    org.menkyo.agreement.soap.v1.AgreementDetails toAnswer(AgreementDetails agreement);

    @Mapping(target = "changes", source = "items")
    ListAgreementChangesResponse toChanges(Page<AgreementChangeView> page);

    org.menkyo.agreement.soap.v1.AgreementChangeView toAnswer(AgreementChangeView change);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    ChangeContact toCommand(org.menkyo.agreement.soap.v1.ChangeContact request);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    ChangeAddress toCommand(org.menkyo.agreement.soap.v1.ChangeAddress request);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    TransferLicense toCommand(org.menkyo.agreement.soap.v1.TransferLicense request);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    EndAgreement toCommand(org.menkyo.agreement.soap.v1.EndAgreement request);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    MoveAgreement toCommand(org.menkyo.agreement.soap.v1.MoveAgreement request);

    org.menkyo.agreement.soap.v1.AgreementPlaceView toAnswer(AgreementPlaceView place);
}
