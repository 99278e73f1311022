package org.menkyo.it.soap;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.menkyo.it.permission.Credentials;
import org.menkyo.it.permission.MatrixWorld;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Party;

/** Who calls which SOAP operation, and with what that the services know. */
public final class SoapSamples {

    private static final Set<String> NEW_ORDERS = Set.of("submitOrder", "submitOrders");

    /** A point of the curve: the public key of the first test of RFC 8032, section 7.1. */
    private static final String HOST_PUBLIC_KEY = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private final MatrixWorld world;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    public SoapSamples(MatrixWorld world) {
        this.world = world;
    }

    /** Somebody who may call the operation. */
    Credentials caller(SoapContract.Operation operation) {
        return switch (port(operation)) {
            case "Order", "Agreement", "Support" -> world.technical(Party.DISTRIBUTOR);
            case "License", "LicenseInformation", "Assignment", "Permission" -> world.holder(Role.ADMINISTRATOR);
            case "Phone" -> world.technical(Party.PHONE_SYSTEM);
            case "Activation" -> Credentials.NONE;
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    /** Somebody like the caller whom the caller's things are no business of. */
    Credentials other(SoapContract.Operation operation) {
        return switch (port(operation)) {
            case "Order", "Agreement", "Support" -> world.otherDistributor();
            default -> world.registeredWithoutRole();
        };
    }

    private static String port(SoapContract.Operation operation) {
        return operation.service().replaceAll("Service.*", "");
    }

    /** Texts by the paths of fields. */
    Function<String, String> values(SoapContract.Operation operation) {
        Map<String, String> identifiers = identifiers(operation);
        return path -> identifiers.containsKey(path) ? identifiers.get(path) : other(operation.name(), path);
    }

    /** The fields that name something which exists and is the caller's. */
    Map<String, String> identifiers(SoapContract.Operation operation) {
        return switch (operation.name()) {
            case "getOrder", "correctOrder", "cancelOrder", "returnOrder" -> Map.of("orderNumber", world.orderNumber());
            case "getSupportCase", "answerSupportCase" -> Map.of("id", world.supportCaseId());
            case "revealProductKey" -> Map.of("id", world.productKeyId());
            case "decidePermissionRequest", "withdrawPermissionRequest" -> Map.of("id", world.requestId());
            case "getAgreement",
                    "listAgreementChanges",
                    "changeContact",
                    "changeAddress",
                    "transferLicense",
                    "endAgreement",
                    "moveAgreement",
                    "getLicense",
                    "listUsers",
                    "grantPermissions",
                    "disableUser",
                    "enableUser",
                    "logSupportCase",
                    "getLicenseStatement",
                    "createDownload",
                    "listBenefitUnits",
                    "activateBenefit",
                    "assignBenefit",
                    "useBenefit",
                    "listSubscriptions",
                    "listSubscriptionSeats",
                    "assignSubscription",
                    "assignSubscriptions",
                    "listOnlineServices",
                    "activateOnlineService",
                    "listOnlineServiceSeats",
                    "assignOnlineService",
                    "assignOnlineServices" -> Map.of("licenseId", world.licenseId());
            case "withdrawBenefit" -> Map.of("licenseId", world.licenseId(), "id", world.benefitUnits());
            case "changeSubscriptionSeat" -> Map.of("licenseId", world.licenseId(), "seatId", world.subscriptionSeat());
            case "withdrawSubscription" ->
                Map.of("licenseId", world.licenseId(), "seatId", world.withdrawnSubscriptionSeat());
            case "changeOnlineServiceSeat" ->
                Map.of("licenseId", world.licenseId(), "seatId", world.onlineServiceSeat());
            case "withdrawOnlineService" ->
                Map.of("licenseId", world.licenseId(), "seatId", world.withdrawnOnlineServiceSeat());
            case "removePermission" ->
                Map.of("licenseId", world.licenseId(), "permissionId", Long.toString(world.contactPermission()));
            default -> Map.of();
        };
    }

    private String other(String operation, String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return switch (name) {
            case "orderNumber" -> NEW_ORDERS.contains(operation) ? "contract-" + run : null;
            case "licenseId" -> operation.equals("recordAgreement") ? "CONTRACT-" + run.toUpperCase(Locale.ROOT) : null;
            case "program" -> "SELECT";
            case "kind" ->
                switch (operation) {
                    case "recordAgreement", "transferLicense" -> "PRIMARY";
                    case "changeContact" -> "END_CUSTOMER";
                    default -> null;
                };
            case "email", "newEmail" -> operation.endsWith("User") ? world.targetEmail() : null;
            case "groups" -> "123456";
            case "parentLicenseId", "authorizationNumber", "cursor", "changes" -> SoapRequest.ABSENT;
            case "benefit" -> "TRAINING-DAYS";
            case "endsBefore" -> "2100-01-01";
            case "language" -> "ja";
            case "softwareAssuranceEnd", "baseLicenseConfirmed", "baseLicense" -> SoapRequest.ABSENT;
            case "productKey" -> operation.equals("activateByPhone") ? SoapRequest.ABSENT : world.productKey();
            case "kmsHostKey" -> world.productKey();
            case "hostPublicKey" -> HOST_PUBLIC_KEY;
            default -> null;
        };
    }
}
