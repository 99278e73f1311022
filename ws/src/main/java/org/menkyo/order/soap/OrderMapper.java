package org.menkyo.order.soap;

import java.util.List;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.menkyo.order.CancelOrder;
import org.menkyo.order.CorrectOrder;
import org.menkyo.order.OrderBatchView;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderView;
import org.menkyo.order.ReturnOrder;
import org.menkyo.order.SubmitOrder;
import org.menkyo.order.soap.v1.RecordedLine;
import org.menkyo.order.soap.v1.RecordedLineAdditions;
import org.menkyo.shared.soap.ContractMapping;

/** Between the contract's orders and the services'. */
@Mapper(config = ContractMapping.class)
public interface OrderMapper {

    SubmitOrder toCommand(org.menkyo.order.soap.v1.SubmitOrder request);

    List<SubmitOrder> toCommands(List<org.menkyo.order.soap.v1.SubmitOrder> requests);

    @BeanMapping(ignoreUnmappedSourceProperties = "orderNumber")
    CorrectOrder toCommand(org.menkyo.order.soap.v1.CorrectOrder request);

    @BeanMapping(ignoreUnmappedSourceProperties = "orderNumber")
    CancelOrder toCommand(org.menkyo.order.soap.v1.CancelOrder request);

    @BeanMapping(ignoreUnmappedSourceProperties = "orderNumber")
    ReturnOrder toCommand(org.menkyo.order.soap.v1.ReturnOrder request);

    org.menkyo.order.soap.v1.OrderView toAnswer(OrderView order);

    @BeanMapping(ignoreUnmappedSourceProperties = {"softwareAssuranceEnd", "baseLicenseConfirmed", "baseLicense"})
    @Mapping(target = "additions", source = "line", qualifiedByName = "additions")
    RecordedLine toAnswer(OrderLine line);

    /** What was added to lines after the contract was published; null for a line that has nothing of it. */
    @Named("additions")
    default RecordedLineAdditions toAdditions(OrderLine line) {
        if (line.softwareAssuranceEnd() == null && line.baseLicenseConfirmed() == null && line.baseLicense() == null) {
            return null;
        }
        RecordedLineAdditions additions = new RecordedLineAdditions();
        additions.setSoftwareAssuranceEnd(line.softwareAssuranceEnd());
        additions.setBaseLicenseConfirmed(line.baseLicenseConfirmed());
        additions.setBaseLicense(line.baseLicense());
        return additions;
    }

    org.menkyo.order.soap.v1.OrderBatchView toAnswer(OrderBatchView batch);
}
