package org.menkyo.seat.soap;

import jakarta.inject.Inject;
import jakarta.jws.WebService;
import java.util.UUID;
import org.apache.cxf.feature.Features;
import org.menkyo.benefit.BenefitService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.seat.OnlineServiceService;
import org.menkyo.seat.SubscriptionService;
import org.menkyo.seat.soap.v1.ActivateBenefit;
import org.menkyo.seat.soap.v1.ActivateBenefitResponse;
import org.menkyo.seat.soap.v1.ActivateOnlineService;
import org.menkyo.seat.soap.v1.ActivateOnlineServiceResponse;
import org.menkyo.seat.soap.v1.AssignBenefit;
import org.menkyo.seat.soap.v1.AssignBenefitResponse;
import org.menkyo.seat.soap.v1.AssignOnlineService;
import org.menkyo.seat.soap.v1.AssignOnlineServiceResponse;
import org.menkyo.seat.soap.v1.AssignOnlineServices;
import org.menkyo.seat.soap.v1.AssignOnlineServicesResponse;
import org.menkyo.seat.soap.v1.AssignSubscription;
import org.menkyo.seat.soap.v1.AssignSubscriptionResponse;
import org.menkyo.seat.soap.v1.AssignSubscriptions;
import org.menkyo.seat.soap.v1.AssignSubscriptionsResponse;
import org.menkyo.seat.soap.v1.AssignmentPort;
import org.menkyo.seat.soap.v1.ChangeOnlineServiceSeat;
import org.menkyo.seat.soap.v1.ChangeOnlineServiceSeatResponse;
import org.menkyo.seat.soap.v1.ChangeSubscriptionSeat;
import org.menkyo.seat.soap.v1.ChangeSubscriptionSeatResponse;
import org.menkyo.seat.soap.v1.ListBenefitUnits;
import org.menkyo.seat.soap.v1.ListBenefitUnitsResponse;
import org.menkyo.seat.soap.v1.ListBenefits;
import org.menkyo.seat.soap.v1.ListBenefitsResponse;
import org.menkyo.seat.soap.v1.ListOnlineServiceSeats;
import org.menkyo.seat.soap.v1.ListOnlineServiceSeatsResponse;
import org.menkyo.seat.soap.v1.ListOnlineServices;
import org.menkyo.seat.soap.v1.ListOnlineServicesResponse;
import org.menkyo.seat.soap.v1.ListSubscriptionSeats;
import org.menkyo.seat.soap.v1.ListSubscriptionSeatsResponse;
import org.menkyo.seat.soap.v1.ListSubscriptions;
import org.menkyo.seat.soap.v1.ListSubscriptionsResponse;
import org.menkyo.seat.soap.v1.UseBenefit;
import org.menkyo.seat.soap.v1.UseBenefitResponse;
import org.menkyo.seat.soap.v1.WithdrawBenefit;
import org.menkyo.seat.soap.v1.WithdrawBenefitResponse;
import org.menkyo.seat.soap.v1.WithdrawOnlineService;
import org.menkyo.seat.soap.v1.WithdrawOnlineServiceResponse;
import org.menkyo.seat.soap.v1.WithdrawSubscription;
import org.menkyo.seat.soap.v1.WithdrawSubscriptionResponse;
import org.menkyo.shared.soap.AccountCalls;
import org.menkyo.shared.soap.ContractEndpoint;
import org.menkyo.shared.soap.ContractValues;

/** Benefits and seats over SOAP 1.1. */
@WebService(
        endpointInterface = "org.menkyo.seat.soap.v1.AssignmentPort",
        targetNamespace = "urn:menkyo:assignment:v1",
        serviceName = "AssignmentService",
        portName = "AssignmentPort",
        wsdlLocation = "WEB-INF/wsdl/AssignmentService.wsdl")
@Features(classes = AccountCalls.class)
public class AssignmentEndpoint extends ContractEndpoint implements AssignmentPort {

    private static final AssignmentMapper MAPPER = new GeneratedAssignmentMapper();

    @Inject
    private BenefitService benefits;

    @Inject
    private SubscriptionService subscriptions;

    @Inject
    private OnlineServiceService onlineServices;

    @Override
    @Performs(Operation.LIST_BENEFITS)
    public ListBenefitsResponse listBenefits(ListBenefits request) {
        return MAPPER.toBenefits(
                benefits.list(caller(), MAPPER.toFilter(request), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.LIST_BENEFIT_UNITS)
    public ListBenefitUnitsResponse listBenefitUnits(ListBenefitUnits request) {
        return MAPPER.toUnits(benefits.listUnits(
                caller(), request.getLicenseId(), request.getBenefit(), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.ACTIVATE_BENEFIT)
    public ActivateBenefitResponse activateBenefit(ActivateBenefit request) {
        ActivateBenefitResponse answer = new ActivateBenefitResponse();
        answer.setActivated(MAPPER.toAnswer(benefits.activate(caller(), request.getLicenseId(), request.getBenefit())));
        return answer;
    }

    @Override
    @Performs(Operation.ASSIGN_BENEFIT)
    public AssignBenefitResponse assignBenefit(AssignBenefit request) {
        AssignBenefitResponse answer = new AssignBenefitResponse();
        answer.setTaken(MAPPER.toAnswer(
                benefits.assign(caller(), request.getLicenseId(), request.getBenefit(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.USE_BENEFIT)
    public UseBenefitResponse useBenefit(UseBenefit request) {
        UseBenefitResponse answer = new UseBenefitResponse();
        answer.setTaken(MAPPER.toAnswer(
                benefits.use(caller(), request.getLicenseId(), request.getBenefit(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.WITHDRAW_BENEFIT)
    public WithdrawBenefitResponse withdrawBenefit(WithdrawBenefit request) {
        benefits.withdraw(caller(), request.getLicenseId(), request.getBenefit(), UUID.fromString(request.getId()));
        return new WithdrawBenefitResponse();
    }

    @Override
    @Performs(Operation.LIST_SUBSCRIPTIONS)
    public ListSubscriptionsResponse listSubscriptions(ListSubscriptions request) {
        return MAPPER.toSubscriptions(
                subscriptions.list(caller(), request.getLicenseId(), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.LIST_SUBSCRIPTION_SEATS)
    public ListSubscriptionSeatsResponse listSubscriptionSeats(ListSubscriptionSeats request) {
        return MAPPER.toSubscriptionSeats(subscriptions.listSeats(
                caller(), request.getLicenseId(), MAPPER.toFilter(request), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.ASSIGN_SUBSCRIPTION)
    public AssignSubscriptionResponse assignSubscription(AssignSubscription request) {
        AssignSubscriptionResponse answer = new AssignSubscriptionResponse();
        answer.setSeat(
                MAPPER.toAnswer(subscriptions.assign(caller(), request.getLicenseId(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.ASSIGN_SUBSCRIPTIONS)
    public AssignSubscriptionsResponse assignSubscriptions(AssignSubscriptions request) {
        return MAPPER.toSubscriptionsAssigned(
                subscriptions.assignAll(caller(), request.getLicenseId(), MAPPER.toCommand(request)));
    }

    @Override
    @Performs(Operation.CHANGE_SUBSCRIPTION_SEAT)
    public ChangeSubscriptionSeatResponse changeSubscriptionSeat(ChangeSubscriptionSeat request) {
        ChangeSubscriptionSeatResponse answer = new ChangeSubscriptionSeatResponse();
        answer.setSeat(MAPPER.toAnswer(subscriptions.change(
                caller(), request.getLicenseId(), UUID.fromString(request.getSeatId()), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.WITHDRAW_SUBSCRIPTION)
    public WithdrawSubscriptionResponse withdrawSubscription(WithdrawSubscription request) {
        subscriptions.withdraw(caller(), request.getLicenseId(), UUID.fromString(request.getSeatId()));
        return new WithdrawSubscriptionResponse();
    }

    @Override
    @Performs(Operation.LIST_ONLINE_SERVICES)
    public ListOnlineServicesResponse listOnlineServices(ListOnlineServices request) {
        return MAPPER.toOnlineServices(
                onlineServices.list(caller(), request.getLicenseId(), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.ACTIVATE_ONLINE_SERVICE)
    public ActivateOnlineServiceResponse activateOnlineService(ActivateOnlineService request) {
        ActivateOnlineServiceResponse answer = new ActivateOnlineServiceResponse();
        answer.setOnlineService(
                MAPPER.toAnswer(onlineServices.activate(caller(), request.getLicenseId(), request.getProduct())));
        return answer;
    }

    @Override
    @Performs(Operation.LIST_ONLINE_SERVICE_SEATS)
    public ListOnlineServiceSeatsResponse listOnlineServiceSeats(ListOnlineServiceSeats request) {
        return MAPPER.toOnlineServiceSeats(onlineServices.listSeats(
                caller(), request.getLicenseId(), MAPPER.toFilter(request), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.ASSIGN_ONLINE_SERVICE)
    public AssignOnlineServiceResponse assignOnlineService(AssignOnlineService request) {
        AssignOnlineServiceResponse answer = new AssignOnlineServiceResponse();
        answer.setSeat(
                MAPPER.toAnswer(onlineServices.assign(caller(), request.getLicenseId(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.ASSIGN_ONLINE_SERVICES)
    public AssignOnlineServicesResponse assignOnlineServices(AssignOnlineServices request) {
        return MAPPER.toOnlineServicesAssigned(
                onlineServices.assignAll(caller(), request.getLicenseId(), MAPPER.toCommand(request)));
    }

    @Override
    @Performs(Operation.CHANGE_ONLINE_SERVICE_SEAT)
    public ChangeOnlineServiceSeatResponse changeOnlineServiceSeat(ChangeOnlineServiceSeat request) {
        ChangeOnlineServiceSeatResponse answer = new ChangeOnlineServiceSeatResponse();
        answer.setSeat(MAPPER.toAnswer(onlineServices.change(
                caller(), request.getLicenseId(), UUID.fromString(request.getSeatId()), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.WITHDRAW_ONLINE_SERVICE)
    public WithdrawOnlineServiceResponse withdrawOnlineService(WithdrawOnlineService request) {
        onlineServices.withdraw(caller(), request.getLicenseId(), UUID.fromString(request.getSeatId()));
        return new WithdrawOnlineServiceResponse();
    }
}
