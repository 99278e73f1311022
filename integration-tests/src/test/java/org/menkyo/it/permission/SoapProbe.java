package org.menkyo.it.permission;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.menkyo.it.soap.SoapContract;
import org.menkyo.it.soap.SoapRequest;
import org.menkyo.permission.Operation;

/**
 * A call of an operation over SOAP. The message is valid against the schema, since that is checked first; where the
 * operation changes something, its content is one that only the service refuses.
 */
final class SoapProbe implements Probe {

    /** What each operation of the contract performs. */
    static final Map<String, Operation> OPERATIONS = Map.ofEntries(
            Map.entry("submitOrder", Operation.SUBMIT_ORDER),
            Map.entry("submitOrders", Operation.SUBMIT_ORDERS),
            Map.entry("getOrder", Operation.READ_ORDER),
            Map.entry("getOrderBatch", Operation.READ_ORDER_BATCH),
            Map.entry("correctOrder", Operation.CORRECT_ORDER),
            Map.entry("cancelOrder", Operation.CANCEL_ORDER),
            Map.entry("returnOrder", Operation.RETURN_ORDER),
            Map.entry("recordAgreement", Operation.RECORD_AGREEMENT),
            Map.entry("getAgreement", Operation.READ_AGREEMENT),
            Map.entry("listAgreementChanges", Operation.LIST_AGREEMENT_CHANGES),
            Map.entry("changeContact", Operation.CHANGE_CONTACT),
            Map.entry("changeAddress", Operation.CHANGE_ADDRESS),
            Map.entry("transferLicense", Operation.TRANSFER_LICENSE),
            Map.entry("endAgreement", Operation.END_AGREEMENT),
            Map.entry("moveAgreement", Operation.MOVE_AGREEMENT),
            Map.entry("logSupportCase", Operation.LOG_SUPPORT_CASE),
            Map.entry("listSupportCases", Operation.LIST_SUPPORT_CASES),
            Map.entry("getSupportCase", Operation.READ_SUPPORT_CASE),
            Map.entry("answerSupportCase", Operation.ANSWER_SUPPORT_CASE),
            Map.entry("listLicenses", Operation.LIST_LICENSES),
            Map.entry("getLicense", Operation.READ_LICENSE),
            Map.entry("listProductKeys", Operation.LIST_PRODUCT_KEYS),
            Map.entry("revealProductKey", Operation.REVEAL_PRODUCT_KEY),
            Map.entry("listLicenseSummary", Operation.LIST_LICENSE_SUMMARY),
            Map.entry("listRelationshipSummary", Operation.LIST_RELATIONSHIP_SUMMARY),
            Map.entry("getLicenseStatement", Operation.READ_LICENSE_STATEMENT),
            Map.entry("exportLicenseStatement", Operation.EXPORT_LICENSE_STATEMENT),
            Map.entry("listDueDates", Operation.LIST_DUE_DATES),
            Map.entry("listDownloads", Operation.LIST_DOWNLOADS),
            Map.entry("createDownload", Operation.DOWNLOAD_MEDIA),
            Map.entry("listBenefits", Operation.LIST_BENEFITS),
            Map.entry("listBenefitUnits", Operation.LIST_BENEFIT_UNITS),
            Map.entry("activateBenefit", Operation.ACTIVATE_BENEFIT),
            Map.entry("assignBenefit", Operation.ASSIGN_BENEFIT),
            Map.entry("useBenefit", Operation.USE_BENEFIT),
            Map.entry("withdrawBenefit", Operation.WITHDRAW_BENEFIT),
            Map.entry("listSubscriptions", Operation.LIST_SUBSCRIPTIONS),
            Map.entry("listSubscriptionSeats", Operation.LIST_SUBSCRIPTION_SEATS),
            Map.entry("assignSubscription", Operation.ASSIGN_SUBSCRIPTION),
            Map.entry("assignSubscriptions", Operation.ASSIGN_SUBSCRIPTIONS),
            Map.entry("changeSubscriptionSeat", Operation.CHANGE_SUBSCRIPTION_SEAT),
            Map.entry("withdrawSubscription", Operation.WITHDRAW_SUBSCRIPTION),
            Map.entry("listOnlineServices", Operation.LIST_ONLINE_SERVICES),
            Map.entry("activateOnlineService", Operation.ACTIVATE_ONLINE_SERVICE),
            Map.entry("listOnlineServiceSeats", Operation.LIST_ONLINE_SERVICE_SEATS),
            Map.entry("assignOnlineService", Operation.ASSIGN_ONLINE_SERVICE),
            Map.entry("assignOnlineServices", Operation.ASSIGN_ONLINE_SERVICES),
            Map.entry("changeOnlineServiceSeat", Operation.CHANGE_ONLINE_SERVICE_SEAT),
            Map.entry("withdrawOnlineService", Operation.WITHDRAW_ONLINE_SERVICE),
            Map.entry("returnActivation", Operation.RETURN_ACTIVATION),
            Map.entry("listUsers", Operation.LIST_USERS),
            Map.entry("grantPermissions", Operation.GRANT_PERMISSION),
            Map.entry("removePermission", Operation.REMOVE_PERMISSION),
            Map.entry("disableUser", Operation.DISABLE_USER),
            Map.entry("enableUser", Operation.ENABLE_USER),
            Map.entry("listOwnPermissions", Operation.LIST_OWN_PERMISSIONS),
            Map.entry("requestPermission", Operation.REQUEST_PERMISSION),
            Map.entry("listOwnPermissionRequests", Operation.LIST_OWN_PERMISSION_REQUESTS),
            Map.entry("withdrawPermissionRequest", Operation.WITHDRAW_PERMISSION_REQUEST),
            Map.entry("listPermissionRequests", Operation.LIST_PERMISSION_REQUESTS),
            Map.entry("decidePermissionRequest", Operation.DECIDE_PERMISSION_REQUEST),
            Map.entry("activateByPhone", Operation.ACTIVATE_BY_PHONE),
            Map.entry("activateInstallation", Operation.ACTIVATE_INSTALLATION),
            Map.entry("activateInstallations", Operation.ACTIVATE_INSTALLATIONS),
            Map.entry("validateInstallation", Operation.VALIDATE_INSTALLATION),
            Map.entry("activateKmsHost", Operation.ACTIVATE_KMS_HOST));

    /** Lists over all license IDs, which are empty for who may see none. */
    private static final Set<String> LISTS = Set.of(
            "listLicenses",
            "listProductKeys",
            "listPermissionRequests",
            "listLicenseSummary",
            "listRelationshipSummary",
            "listDueDates",
            "listDownloads",
            "listBenefits");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CODE = Pattern.compile("<(?:\\w+:)?code(?: [^>]*)?>([A-Z_]+)<");
    private static final Set<String> REFUSED = Set.of("NOT_SIGNED_IN", "NOT_REGISTERED", "NOT_PERMITTED");
    private static final Set<String> TELLS_NOTHING = Set.of(
            "INTERNAL_ERROR", "TOO_MANY_REQUESTS", "MALFORMED_MESSAGE", "UNKNOWN_OPERATION", "AUTHENTICATION_FAILED");

    private final MatrixWorld world;
    private final SoapContract.Operation operation;
    private String lastAnswer;

    private SoapProbe(MatrixWorld world, SoapContract.Operation operation) {
        this.world = world;
        this.operation = operation;
    }

    /** A probe for each operation that is offered over this version of SOAP. */
    static Map<Operation, Probe> all(MatrixWorld world, SoapContract contract, boolean soap12) {
        Map<Operation, Probe> probes = new EnumMap<>(Operation.class);
        contract.operations().stream()
                .filter(operation -> operation.isSoap12() == soap12)
                .forEach(operation -> probes.put(OPERATIONS.get(operation.name()), new SoapProbe(world, operation)));
        return probes;
    }

    @Override
    public boolean takesAllForDevices() {
        return operation.service().startsWith("Activation");
    }

    @Override
    public Optional<Boolean> tryAs(Credentials credentials) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(world.product().soap("/" + operation.service()))
                .POST(BodyPublishers.ofString(envelope()))
                .header(
                        "Content-Type",
                        (operation.isSoap12() ? "application/soap+xml" : "text/xml") + "; charset=utf-8");
        credentials.header().ifPresent(value -> request.header("Authorization", value));
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        lastAnswer = operation + " -> " + answer.statusCode() + " " + answer.body();
        Matcher found = CODE.matcher(answer.body());
        String code = answer.statusCode() == 200 ? "" : found.find() ? found.group(1) : "INTERNAL_ERROR";
        if (TELLS_NOTHING.contains(code)) {
            return Optional.empty();
        }
        return Optional.of(!REFUSED.contains(code) && !(isOnALicense() && isHidden(answer, code)));
    }

    /** To somebody without a role the license ID looks as if it did not exist, and lists are empty. */
    private boolean isHidden(HttpResponse<String> answer, String code) {
        boolean list = LISTS.contains(operation.name());
        return code.equals("NOT_FOUND") || list && !answer.body().contains(world.licenseId());
    }

    private boolean isOnALicense() {
        return OPERATIONS.get(operation.name()).activity().isPresent();
    }

    private String envelope() {
        String version = operation.isSoap12()
                ? "http://www.w3.org/2003/05/soap-envelope"
                : "http://schemas.xmlsoap.org/soap/envelope/";
        return "<s:Envelope xmlns:s='" + version + "'><s:Body>" + SoapRequest.right(operation.request(), this::value)
                + "</s:Body></s:Envelope>";
    }

    private String value(String path) {
        if (operation.name().matches("(list|export).*") && !path.matches("licenseId|benefit")) {
            return SoapRequest.ABSENT;
        }
        return switch (path) {
            case "licenseId" -> isOnALicense() ? world.licenseId() : "NO-SUCH-LICENSE";
            case "email" -> operation.name().endsWith("User") ? world.targetEmail() : "no address";
            case "emails" -> "no address";
            case "permissionId" -> Long.toString(world.contactPermission());
            case "id" ->
                switch (operation.name()) {
                    case "revealProductKey" -> world.productKeyId();
                    case "decidePermissionRequest" -> world.requestId();
                    case "withdrawBenefit" -> world.benefitUnits();
                    default -> UUID.randomUUID().toString();
                };
            case "seatId" ->
                switch (operation.name()) {
                    case "changeSubscriptionSeat" -> world.subscriptionSeat();
                    case "withdrawSubscription" -> world.withdrawnSubscriptionSeat();
                    case "changeOnlineServiceSeat" -> world.onlineServiceSeat();
                    default -> world.withdrawnOnlineServiceSeat();
                };
            case "benefit" -> "TRAINING-DAYS";
            case "units" -> "0";
            case "product" -> operation.name().equals("activateOnlineService") ? "MAIL-ONLINE" : null;
            // A denial names no roles.
            case "decision" -> "DENY";
            case "comment" -> "not allowed: &#x85;";
            case "mediaId" -> SoapRequest.ABSENT;
            default -> null;
        };
    }

    @Override
    public String lastAnswer() {
        return lastAnswer;
    }
}
