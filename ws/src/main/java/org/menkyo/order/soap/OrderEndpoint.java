package org.menkyo.order.soap;

import jakarta.inject.Inject;
import jakarta.jws.WebService;
import java.util.UUID;
import org.apache.cxf.feature.Features;
import org.menkyo.order.BulkOrderService;
import org.menkyo.order.OrderChangeService;
import org.menkyo.order.OrderService;
import org.menkyo.order.soap.v1.CancelOrder;
import org.menkyo.order.soap.v1.CancelOrderResponse;
import org.menkyo.order.soap.v1.CorrectOrder;
import org.menkyo.order.soap.v1.CorrectOrderResponse;
import org.menkyo.order.soap.v1.GetOrder;
import org.menkyo.order.soap.v1.GetOrderBatch;
import org.menkyo.order.soap.v1.GetOrderBatchResponse;
import org.menkyo.order.soap.v1.GetOrderResponse;
import org.menkyo.order.soap.v1.OrderPort;
import org.menkyo.order.soap.v1.ReturnOrder;
import org.menkyo.order.soap.v1.ReturnOrderResponse;
import org.menkyo.order.soap.v1.SubmitOrder;
import org.menkyo.order.soap.v1.SubmitOrderResponse;
import org.menkyo.order.soap.v1.SubmitOrders;
import org.menkyo.order.soap.v1.SubmitOrdersResponse;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.soap.AccountCalls;
import org.menkyo.shared.soap.ContractEndpoint;

/** Orders of distributors over SOAP 1.1. */
@WebService(
        endpointInterface = "org.menkyo.order.soap.v1.OrderPort",
        targetNamespace = "urn:menkyo:order:v1",
        serviceName = "OrderService",
        portName = "OrderPort",
        wsdlLocation = "WEB-INF/wsdl/OrderService.wsdl")
@Features(classes = AccountCalls.class)
public class OrderEndpoint extends ContractEndpoint implements OrderPort {

    private static final OrderMapper MAPPER = new GeneratedOrderMapper();

    @Inject
    private OrderService orders;

    @Inject
    private OrderChangeService orderChanges;

    @Inject
    private BulkOrderService bulkOrders;

    @Override
    @Performs(Operation.SUBMIT_ORDER)
    public SubmitOrderResponse submitOrder(SubmitOrder request) {
        SubmitOrderResponse answer = new SubmitOrderResponse();
        answer.setOrder(MAPPER.toAnswer(orders.submit(caller(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.SUBMIT_ORDERS)
    public SubmitOrdersResponse submitOrders(SubmitOrders request) {
        SubmitOrdersResponse answer = new SubmitOrdersResponse();
        answer.setBatch(MAPPER.toAnswer(bulkOrders.submit(caller(), MAPPER.toCommands(request.getOrders()))));
        return answer;
    }

    @Override
    @Performs(Operation.READ_ORDER)
    public GetOrderResponse getOrder(GetOrder request) {
        GetOrderResponse answer = new GetOrderResponse();
        answer.setOrder(MAPPER.toAnswer(orders.get(caller(), request.getOrderNumber())));
        return answer;
    }

    @Override
    @Performs(Operation.READ_ORDER_BATCH)
    public GetOrderBatchResponse getOrderBatch(GetOrderBatch request) {
        GetOrderBatchResponse answer = new GetOrderBatchResponse();
        answer.setBatch(MAPPER.toAnswer(bulkOrders.get(caller(), UUID.fromString(request.getBatchId()))));
        return answer;
    }

    @Override
    @Performs(Operation.CORRECT_ORDER)
    public CorrectOrderResponse correctOrder(CorrectOrder request) {
        CorrectOrderResponse answer = new CorrectOrderResponse();
        answer.setOrder(
                MAPPER.toAnswer(orderChanges.correct(caller(), request.getOrderNumber(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.CANCEL_ORDER)
    public CancelOrderResponse cancelOrder(CancelOrder request) {
        CancelOrderResponse answer = new CancelOrderResponse();
        answer.setOrder(
                MAPPER.toAnswer(orderChanges.cancel(caller(), request.getOrderNumber(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.RETURN_ORDER)
    public ReturnOrderResponse returnOrder(ReturnOrder request) {
        ReturnOrderResponse answer = new ReturnOrderResponse();
        answer.setOrder(MAPPER.toAnswer(
                orderChanges.returnOrder(caller(), request.getOrderNumber(), MAPPER.toCommand(request))));
        return answer;
    }
}
