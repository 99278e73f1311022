package org.menkyo.seat.soap;

import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.menkyo.benefit.AssignBenefit;
import org.menkyo.benefit.BenefitFilter;
import org.menkyo.benefit.BenefitLine;
import org.menkyo.benefit.BenefitUnitsView;
import org.menkyo.benefit.UseBenefit;
import org.menkyo.seat.AssignSeat;
import org.menkyo.seat.AssignSeats;
import org.menkyo.seat.ChangeOnlineServiceSeat;
import org.menkyo.seat.ChangeSubscriptionSeat;
import org.menkyo.seat.OnlineServiceView;
import org.menkyo.seat.SeatFilter;
import org.menkyo.seat.SeatTerm;
import org.menkyo.seat.SeatView;
import org.menkyo.seat.SeatsAssigned;
import org.menkyo.seat.SubscriptionView;
import org.menkyo.seat.soap.v1.AssignOnlineService;
import org.menkyo.seat.soap.v1.AssignOnlineServices;
import org.menkyo.seat.soap.v1.AssignOnlineServicesResponse;
import org.menkyo.seat.soap.v1.AssignSubscription;
import org.menkyo.seat.soap.v1.AssignSubscriptions;
import org.menkyo.seat.soap.v1.AssignSubscriptionsResponse;
import org.menkyo.seat.soap.v1.BenefitUnits;
import org.menkyo.seat.soap.v1.ListBenefitUnitsResponse;
import org.menkyo.seat.soap.v1.ListBenefits;
import org.menkyo.seat.soap.v1.ListBenefitsResponse;
import org.menkyo.seat.soap.v1.ListOnlineServiceSeats;
import org.menkyo.seat.soap.v1.ListOnlineServiceSeatsResponse;
import org.menkyo.seat.soap.v1.ListOnlineServicesResponse;
import org.menkyo.seat.soap.v1.ListSubscriptionSeats;
import org.menkyo.seat.soap.v1.ListSubscriptionSeatsResponse;
import org.menkyo.seat.soap.v1.ListSubscriptionsResponse;
import org.menkyo.seat.soap.v1.OnlineServiceViewAdditions;
import org.menkyo.seat.soap.v1.SubscriptionViewAdditions;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.soap.ContractMapping;
import org.menkyo.shared.soap.ContractValues;

/** Between the contract's benefits and seats and the services'. */
@Mapper(config = ContractMapping.class)
public interface AssignmentMapper {

    @BeanMapping(ignoreUnmappedSourceProperties = "page")
    BenefitFilter toFilter(ListBenefits request);

    @Mapping(target = "benefits", source = "items")
    ListBenefitsResponse toBenefits(Page<BenefitLine> page);

    org.menkyo.seat.soap.v1.BenefitLine toAnswer(BenefitLine benefit);

    @Mapping(target = "units", source = "items")
    ListBenefitUnitsResponse toUnits(Page<BenefitUnitsView> page);

    BenefitUnits toAnswer(BenefitUnitsView units);

    @BeanMapping(ignoreUnmappedSourceProperties = {"licenseId", "benefit"})
    AssignBenefit toCommand(org.menkyo.seat.soap.v1.AssignBenefit request);

    @BeanMapping(ignoreUnmappedSourceProperties = {"licenseId", "benefit"})
    UseBenefit toCommand(org.menkyo.seat.soap.v1.UseBenefit request);

    @Mapping(target = "subscriptions", source = "items")
    ListSubscriptionsResponse toSubscriptions(Page<SubscriptionView> page);

    @Mapping(target = "onlineServices", source = "items")
    ListOnlineServicesResponse toOnlineServices(Page<OnlineServiceView> page);

    @BeanMapping(ignoreUnmappedSourceProperties = {"overAssigned", "terms"})
    @Mapping(target = "additions", source = "subscription", qualifiedByName = "subscriptionAdditions")
    org.menkyo.seat.soap.v1.SubscriptionView toAnswer(SubscriptionView subscription);

    /** What was added to subscriptions after the contract was published. */
    @Named("subscriptionAdditions")
    default SubscriptionViewAdditions toAdditions(SubscriptionView subscription) {
        SubscriptionViewAdditions additions = new SubscriptionViewAdditions();
        additions.setOverAssigned(subscription.overAssigned());
        subscription.terms().forEach(term -> additions.getTerms().add(toAnswer(term)));
        return additions;
    }

    org.menkyo.seat.soap.v1.SeatTerm toAnswer(SeatTerm term);

    @BeanMapping(ignoreUnmappedSourceProperties = {"overAssigned", "terms"})
    @Mapping(target = "additions", source = "service", qualifiedByName = "onlineServiceAdditions")
    org.menkyo.seat.soap.v1.OnlineServiceView toAnswer(OnlineServiceView service);

    /** What was added to online services after the contract was published. */
    @Named("onlineServiceAdditions")
    default OnlineServiceViewAdditions toAdditions(OnlineServiceView service) {
        OnlineServiceViewAdditions additions = new OnlineServiceViewAdditions();
        additions.setOverAssigned(service.overAssigned());
        service.terms().forEach(term -> additions.getTerms().add(toAnswer(term)));
        return additions;
    }

    org.menkyo.seat.soap.v1.SeatView toAnswer(SeatView seat);

    default SeatFilter toFilter(ListSubscriptionSeats request) {
        return SeatFilter.of(ContractValues.text(request.getProduct()), ContractValues.text(request.getEmail()));
    }

    @Mapping(target = "seats", source = "items")
    ListSubscriptionSeatsResponse toSubscriptionSeats(Page<SeatView> page);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    AssignSeat toCommand(AssignSubscription request);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    AssignSeats toCommand(AssignSubscriptions request);

    @Mapping(target = "results", source = "items")
    AssignSubscriptionsResponse toSubscriptionsAssigned(SeatsAssigned seats);

    @BeanMapping(ignoreUnmappedSourceProperties = {"licenseId", "seatId"})
    ChangeSubscriptionSeat toCommand(org.menkyo.seat.soap.v1.ChangeSubscriptionSeat request);

    default SeatFilter toFilter(ListOnlineServiceSeats request) {
        return SeatFilter.of(ContractValues.text(request.getProduct()), ContractValues.text(request.getEmail()));
    }

    @Mapping(target = "seats", source = "items")
    ListOnlineServiceSeatsResponse toOnlineServiceSeats(Page<SeatView> page);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    AssignSeat toCommand(AssignOnlineService request);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    AssignSeats toCommand(AssignOnlineServices request);

    @Mapping(target = "results", source = "items")
    AssignOnlineServicesResponse toOnlineServicesAssigned(SeatsAssigned seats);

    @BeanMapping(ignoreUnmappedSourceProperties = {"licenseId", "seatId"})
    ChangeOnlineServiceSeat toCommand(org.menkyo.seat.soap.v1.ChangeOnlineServiceSeat request);
}
