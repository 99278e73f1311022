package org.menkyo.support.soap;

import java.util.UUID;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.soap.ContractMapping;
import org.menkyo.shared.soap.ContractValues;
import org.menkyo.support.AnswerSupportCase;
import org.menkyo.support.LogSupportCase;
import org.menkyo.support.SupportCaseState;
import org.menkyo.support.SupportCaseSummary;
import org.menkyo.support.SupportCaseView;
import org.menkyo.support.soap.v1.ListSupportCasesResponse;

/** Between the contract's support cases and the services'. */
@Mapper(config = ContractMapping.class)
public interface SupportMapper {

    LogSupportCase toCommand(org.menkyo.support.soap.v1.LogSupportCase request);

    SupportCaseState toState(org.menkyo.support.soap.v1.SupportCaseState state);

    @Mapping(target = "distributor", defaultValue = "")
    @Mapping(target = "licenseId", defaultValue = "")
    org.menkyo.support.soap.v1.SupportCaseView toAnswer(SupportCaseView supportCase);

    @Mapping(target = "distributor", defaultValue = "")
    @Mapping(target = "licenseId", defaultValue = "")
    org.menkyo.support.soap.v1.SupportCaseSummary toAnswer(SupportCaseSummary supportCase);

    @Mapping(target = "cases", source = "items")
    ListSupportCasesResponse toCases(Page<SupportCaseSummary> page);

    /** The schema has made sure that the changes are identifiers. */
    default AnswerSupportCase toCommand(org.menkyo.support.soap.v1.AnswerSupportCase request) {
        return new AnswerSupportCase(
                ContractValues.text(request.getText()),
                ContractValues.texts(request.getChanges()).stream()
                        .map(UUID::fromString)
                        .toList());
    }
}
