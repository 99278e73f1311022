package org.menkyo.order.soap;

import java.util.List;
import org.mapstruct.Mapper;
import org.menkyo.order.OrderBatchView;
import org.menkyo.order.OrderView;
import org.menkyo.order.SubmitOrder;
import org.menkyo.shared.soap.ContractMapping;

/** Between the contract's orders and the services'. */
@Mapper(config = ContractMapping.class)
public interface OrderMapper {

    SubmitOrder toCommand(org.menkyo.order.soap.v1.SubmitOrder request);

    List<SubmitOrder> toCommands(List<org.menkyo.order.soap.v1.SubmitOrder> requests);

    org.menkyo.order.soap.v1.OrderView toAnswer(OrderView order);

    org.menkyo.order.soap.v1.OrderBatchView toAnswer(OrderBatchView batch);
}
