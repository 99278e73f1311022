package org.menkyo.it.permission;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.menkyo.permission.Operation;

/** A call of an operation over REST whose answer tells whether the caller may do the operation. */
final class RestProbe implements Probe {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Method or media type not allowed, too many requests: answered before anybody asked who may. */
    private static final Set<Integer> TELLS_NOTHING = Set.of(405, 415, 429);

    private static final String UNKNOWN = UUID.randomUUID().toString();

    private final MatrixWorld world;
    private final String method;
    private final String path;
    private final Predicate<HttpResponse<String>> allowed;
    private String lastAnswer;

    private RestProbe(MatrixWorld world, String method, String path, Predicate<HttpResponse<String>> allowed) {
        this.world = world;
        this.method = method;
        this.path = path;
        this.allowed = allowed;
    }

    /** A probe for each operation. */
    static Map<Operation, Probe> all(MatrixWorld world) {
        String license = "/licenses/" + world.licenseId();
        Predicate<HttpResponse<String>> found = answer -> answer.statusCode() / 100 != 4 || isAbout(answer);
        Predicate<HttpResponse<String>> known = answer -> answer.statusCode() != 401 && answer.statusCode() != 403;
        Predicate<HttpResponse<String>> listed =
                answer -> answer.statusCode() == 200 && answer.body().contains(world.licenseId());
        Map<Operation, Probe> probes = new EnumMap<>(Operation.class);
        Builder builder = new Builder(world, probes);
        builder.add(Operation.LIST_USERS, "GET", license + "/users", found);
        builder.add(Operation.READ_USER, "GET", license + "/users/" + world.targetEmail(), found);
        builder.add(Operation.GRANT_PERMISSION, "POST", license + "/permissions", found);
        builder.add(
                Operation.REMOVE_PERMISSION, "DELETE", license + "/permissions/" + world.contactPermission(), found);
        builder.add(Operation.DISABLE_USER, "PUT", license + "/users/" + world.targetEmail() + "/suspension", found);
        builder.add(Operation.ENABLE_USER, "DELETE", license + "/users/" + world.targetEmail() + "/suspension", found);
        builder.add(Operation.LIST_PERMISSION_REQUESTS, "GET", "/permission-requests", listed);
        builder.add(Operation.READ_PERMISSION_REQUEST, "GET", "/permission-requests/" + world.requestId(), found);
        builder.add(
                Operation.DECIDE_PERMISSION_REQUEST,
                "POST",
                "/permission-requests/" + world.requestId() + "/decision",
                found);
        builder.add(
                Operation.EXPLAIN_ACCESS,
                "GET",
                license + "/explanations?operation=LIST_USERS&email=" + world.targetEmail(),
                found);
        builder.add(Operation.LIST_CHILD_AGREEMENTS, "GET", license + "/children", found);
        builder.add(Operation.LIST_OPEN_LICENSE_ADDITIONS, "GET", license + "/open-license-additions", found);
        builder.add(
                Operation.STOP_OPEN_LICENSE_ADDITION,
                "POST",
                license + "/open-license-additions/" + world.additionId() + "/stop",
                found);
        builder.add(
                Operation.READ_OWN_TWO_PERSON_RULE, "GET", "/two-person-rules/of-license/" + world.licenseId(), found);
        builder.add(
                Operation.SET_OWN_TWO_PERSON_RULE, "PUT", "/two-person-rules/of-license/" + world.licenseId(), found);
        builder.add(Operation.READ_LICENSE_AUDIT, "GET", license + "/audit", found);
        builder.add(Operation.EXPORT_LICENSE_AUDIT, "GET", license + "/audit.csv", found);
        builder.add(Operation.LIST_LICENSES, "GET", "/licenses", listed);
        builder.add(Operation.READ_LICENSE, "GET", license, found);
        builder.add(Operation.LIST_LICENSE_SUMMARY, "GET", "/license-summary", listed);
        builder.add(Operation.EXPORT_LICENSE_SUMMARY, "GET", "/license-summary.csv", listed);
        builder.add(Operation.READ_LICENSE_STATEMENT, "GET", license + "/statement.pdf", found);
        builder.add(
                Operation.EXPORT_LICENSE_STATEMENT,
                "GET",
                "/license-statement.pdf?licenseId=" + world.licenseId(),
                found);
        builder.add(Operation.LIST_RELATIONSHIP_SUMMARY, "GET", "/relationship-summary", listed);
        builder.add(Operation.LIST_BENEFITS, "GET", "/benefits", listed);
        builder.add(Operation.EXPORT_BENEFITS, "GET", "/benefits.csv", listed);
        String benefit = license + "/benefits/TRAINING-DAYS";
        builder.add(Operation.LIST_BENEFIT_UNITS, "GET", benefit + "/units", found);
        builder.add(Operation.ACTIVATE_BENEFIT, "POST", benefit + "/activation", found);
        builder.add(Operation.ASSIGN_BENEFIT, "POST", benefit + "/assignments", found);
        builder.add(Operation.USE_BENEFIT, "POST", benefit + "/uses", found);
        builder.add(Operation.WITHDRAW_BENEFIT, "DELETE", benefit + "/units/" + world.benefitUnits(), found);
        builder.add(Operation.LIST_DUE_DATES, "GET", "/due-dates", listed);
        builder.add(Operation.LIST_PRODUCT_KEYS, "GET", "/product-keys", listed);
        builder.add(Operation.REVEAL_PRODUCT_KEY, "POST", "/product-keys/" + world.productKeyId() + "/reveal", found);
        builder.add(Operation.LIST_SUBSCRIPTIONS, "GET", license + "/subscriptions", found);
        builder.add(Operation.LIST_SUBSCRIPTION_SEATS, "GET", license + "/subscription-seats", found);
        builder.add(
                Operation.READ_SUBSCRIPTION_SEAT,
                "GET",
                license + "/subscription-seats/" + world.subscriptionSeat(),
                found);
        builder.add(Operation.ASSIGN_SUBSCRIPTION, "POST", license + "/subscription-seats", found);
        builder.add(Operation.ASSIGN_SUBSCRIPTIONS, "POST", license + "/subscription-seat-batches", found);
        builder.add(
                Operation.CHANGE_SUBSCRIPTION_SEAT,
                "PATCH",
                license + "/subscription-seats/" + world.subscriptionSeat(),
                found);
        builder.add(
                Operation.WITHDRAW_SUBSCRIPTION,
                "DELETE",
                license + "/subscription-seats/" + world.withdrawnSubscriptionSeat(),
                found);
        builder.add(Operation.LIST_OWN_SUBSCRIPTIONS, "GET", "/own-subscriptions", known);
        builder.add(Operation.LIST_ONLINE_SERVICES, "GET", license + "/online-services", found);
        builder.add(
                Operation.ACTIVATE_ONLINE_SERVICE, "PUT", license + "/online-services/MAIL-ONLINE/activation", found);
        builder.add(Operation.LIST_ONLINE_SERVICE_SEATS, "GET", license + "/online-service-seats", found);
        builder.add(
                Operation.READ_ONLINE_SERVICE_SEAT,
                "GET",
                license + "/online-service-seats/" + world.onlineServiceSeat(),
                found);
        builder.add(Operation.ASSIGN_ONLINE_SERVICE, "POST", license + "/online-service-seats", found);
        builder.add(Operation.ASSIGN_ONLINE_SERVICES, "POST", license + "/online-service-seat-batches", found);
        builder.add(
                Operation.CHANGE_ONLINE_SERVICE_SEAT,
                "PATCH",
                license + "/online-service-seats/" + world.onlineServiceSeat(),
                found);
        builder.add(
                Operation.WITHDRAW_ONLINE_SERVICE,
                "DELETE",
                license + "/online-service-seats/" + world.withdrawnOnlineServiceSeat(),
                found);
        builder.add(Operation.LIST_OWN_ONLINE_SERVICES, "GET", "/own-online-services", known);
        builder.add(
                Operation.EXPORT_PRODUCT_KEYS, "POST", "/product-keys/export?licenseId=" + world.licenseId(), found);
        builder.add(Operation.RETURN_ACTIVATION, "POST", license + "/activation-returns", found);
        String inventory = license + "/machine-inventories/no-such-inventory";
        builder.add(Operation.UPLOAD_MACHINE_INVENTORY, "PUT", inventory, found);
        builder.add(Operation.LIST_MACHINE_INVENTORIES, "GET", license + "/machine-inventories", found);
        builder.add(Operation.LIST_INVENTORY_MACHINES, "GET", license + "/machine-inventories/MATRIX/machines", found);
        builder.add(Operation.DELETE_MACHINE_INVENTORY, "DELETE", inventory, found);
        builder.add(Operation.READ_REPORT, "GET", "/reports/mak-use", listed);
        builder.add(Operation.READ_PUBLISHER_REPORT, "GET", "/publisher-reports/activations", known);
        builder.add(Operation.LIST_DOWNLOADS, "GET", "/downloads", listed);
        builder.add(Operation.DOWNLOAD_MEDIA, "POST", license + "/downloads", found);
        builder.add(Operation.REQUEST_PHYSICAL_MEDIA, "POST", license + "/physical-media-requests", found);
        builder.add(Operation.LIST_OWN_PHYSICAL_MEDIA, "GET", "/physical-media-requests", known);
        builder.add(
                Operation.CANCEL_OWN_PHYSICAL_MEDIA,
                "POST",
                "/physical-media-requests/" + UNKNOWN + "/cancellation",
                known);
        builder.add(Operation.RECORD_PHYSICAL_MEDIA, "POST", "/support/physical-media-requests", known);
        builder.add(Operation.LIST_PHYSICAL_MEDIA, "GET", "/support/physical-media-requests", known);
        builder.add(
                Operation.MOVE_PHYSICAL_MEDIA, "POST", "/support/physical-media-requests/" + UNKNOWN + "/state", known);
        builder.add(Operation.START_MEDIA_UPLOAD, "POST", "/media-uploads", known);
        builder.add(Operation.READ_MEDIA_UPLOAD, "GET", "/media-uploads/" + UNKNOWN, known);
        builder.add(Operation.APPEND_MEDIA_UPLOAD, "PATCH", "/media-uploads/" + UNKNOWN, known);
        builder.add(Operation.FINISH_MEDIA_UPLOAD, "POST", "/media-uploads/" + UNKNOWN + "/completion", known);
        builder.add(Operation.LIST_MEDIA, "GET", "/media", known);
        builder.add(Operation.WITHDRAW_MEDIA, "DELETE", "/media/" + UNKNOWN, known);
        builder.add(Operation.LIST_HELP_TOPICS, "GET", "/help-topics?words=key", known);
        builder.add(Operation.READ_HELP_TOPIC, "GET", "/help-topics/roles", known);
        builder.add(Operation.LIST_SUPPORT_CONTACTS, "GET", "/support-contacts", known);
        builder.add(Operation.SIGN_UP, "POST", "/accounts", known);
        builder.add(Operation.REQUEST_PASSWORD_RESET, "POST", "/password-resets", known);
        builder.add(Operation.RESET_PASSWORD, "POST", "/password-resets/completion", known);
        builder.add(Operation.CHANGE_PASSWORD, "POST", "/own-account/password", known);
        builder.add(Operation.END_OWN_SIGN_INS, "POST", "/own-account/sign-in-ending", known);
        builder.add(Operation.READ_SECOND_FACTOR, "GET", "/own-account/second-factor", known);
        builder.add(Operation.ENROLL_SECOND_FACTOR, "POST", "/own-account/second-factor", known);
        builder.add(Operation.CONFIRM_SECOND_FACTOR, "POST", "/own-account/second-factor/confirmation", known);
        builder.add(Operation.RENEW_RECOVERY_CODES, "POST", "/own-account/second-factor/recovery-codes", known);
        builder.add(Operation.REMOVE_SECOND_FACTOR, "POST", "/own-account/second-factor/removal", known);
        builder.add(Operation.START_SESSION, "POST", "/sessions", known);
        builder.add(Operation.LIST_SESSIONS, "GET", "/sessions", known);
        builder.add(Operation.END_SESSION, "DELETE", "/sessions/" + UNKNOWN, known);
        builder.add(Operation.REGISTER_BUSINESS_EMAIL, "POST", "/registration", known);
        builder.add(Operation.RESEND_CONFIRMATION, "POST", "/registration/resend", known);
        builder.add(Operation.CONFIRM_BUSINESS_EMAIL, "POST", "/registration/confirmation", known);
        builder.add(Operation.READ_REGISTRATION, "GET", "/registration", known);
        builder.add(Operation.LIST_OWN_PERMISSIONS, "GET", "/permissions", known);
        builder.add(Operation.REQUEST_PERMISSION, "POST", "/permission-requests", known);
        builder.add(Operation.LIST_OWN_PERMISSION_REQUESTS, "GET", "/permission-requests/mine", known);
        builder.add(
                Operation.WITHDRAW_PERMISSION_REQUEST,
                "POST",
                "/permission-requests/" + world.requestId() + "/withdrawal",
                known);
        builder.add(Operation.READ_PROFILE, "GET", "/profile", known);
        builder.add(Operation.UPDATE_PROFILE, "PATCH", "/profile", known);
        builder.add(Operation.CHOOSE_INHERITANCE, "PUT", "/profile/inheritance", known);
        builder.add(Operation.MOVE_AGREEMENT, "PUT", "/agreements/no-such-agreement/parent", known);
        builder.add(Operation.ADD_OPEN_LICENSE, "POST", "/open-licenses", known);
        builder.add(Operation.LIST_OWN_OPEN_LICENSES, "GET", "/open-licenses", known);
        builder.add(
                Operation.EXPLAIN_ACCESS_FOR_SUPPORT,
                "GET",
                "/support/explanations?licenseId=" + world.licenseId() + "&operation=LIST_USERS&email="
                        + world.targetEmail(),
                known);
        builder.add(Operation.READ_TWO_PERSON_RULE, "GET", "/support/organizations/no-such/two-person-rule", known);
        builder.add(Operation.SET_TWO_PERSON_RULE, "PUT", "/support/organizations/no-such/two-person-rule", known);
        builder.add(Operation.LIST_LOCKOUTS, "GET", "/support/lockouts", known);
        builder.add(Operation.END_LOCKOUT, "POST", "/support/lockouts/" + UNKNOWN + "/end", known);
        builder.add(Operation.SUBMIT_ORDER, "POST", "/orders", known);
        builder.add(Operation.SUBMIT_ORDERS, "POST", "/order-batches", known);
        builder.add(Operation.READ_ORDER, "GET", "/orders/no-such-order", known);
        builder.add(Operation.READ_ORDER_BATCH, "GET", "/order-batches/" + UNKNOWN, known);
        builder.add(Operation.CORRECT_ORDER, "POST", "/orders/no-such-order/correction", known);
        builder.add(Operation.CANCEL_ORDER, "POST", "/orders/no-such-order/cancellation", known);
        builder.add(Operation.RETURN_ORDER, "POST", "/orders/no-such-order/return", known);
        builder.add(Operation.RECORD_AGREEMENT, "POST", "/agreements", known);
        builder.add(Operation.TRANSFER_LICENSE, "POST", "/agreements/no-such-license/transfers", known);
        builder.add(Operation.READ_AGREEMENT, "GET", "/agreements/no-such-license", known);
        builder.add(Operation.LIST_AGREEMENT_CHANGES, "GET", "/agreements/no-such-license/changes", known);
        builder.add(Operation.CHANGE_CONTACT, "POST", "/agreements/no-such-license/contact-changes", known);
        builder.add(Operation.CHANGE_ADDRESS, "POST", "/agreements/no-such-license/address-changes", known);
        builder.add(Operation.END_AGREEMENT, "POST", "/agreements/no-such-license/end", known);
        builder.add(Operation.LIST_UNDELIVERED_REQUESTS, "GET", "/support/undelivered-requests", known);
        builder.add(Operation.LIST_KEYS_FOR_SUPPORT, "GET", "/support" + license + "/product-keys", known);
        builder.add(Operation.ISSUE_INDIVIDUAL_KEYS, "POST", "/support" + license + "/individual-keys", known);
        builder.add(
                Operation.GRANT_ACTIVATIONS,
                "POST",
                "/support/product-keys/" + world.productKeyId() + "/activations",
                known);
        builder.add(
                Operation.EXCHANGE_PRODUCT_KEY,
                "POST",
                "/support/product-keys/" + world.productKeyId() + "/exchange",
                known);
        builder.add(
                Operation.RETURN_ACTIVATION_FOR_SUPPORT,
                "POST",
                "/support/product-keys/" + world.productKeyId() + "/activation-returns",
                known);
        builder.add(Operation.LOOK_UP_PERSON, "GET", "/support/people/" + world.targetEmail(), known);
        builder.add(Operation.LOOK_UP_ORGANIZATIONS, "GET", "/support/organizations?name=no-such", known);
        builder.add(Operation.LOOK_UP_LICENSES, "GET", "/support/licenses?number=no-such", known);
        builder.add(Operation.OPEN_SUPPORT_CASE, "POST", "/own-support-cases", known);
        builder.add(Operation.LIST_OWN_SUPPORT_CASES, "GET", "/own-support-cases", known);
        builder.add(Operation.READ_OWN_SUPPORT_CASE, "GET", "/own-support-cases/" + UNKNOWN, known);
        builder.add(Operation.ANSWER_OWN_SUPPORT_CASE, "POST", "/own-support-cases/" + UNKNOWN + "/answers", known);
        builder.add(Operation.CLOSE_OWN_SUPPORT_CASE, "POST", "/own-support-cases/" + UNKNOWN + "/closing", known);
        builder.add(Operation.LOG_SUPPORT_CASE, "POST", "/support-cases", known);
        builder.add(Operation.LIST_SUPPORT_CASES, "GET", "/support-cases", known);
        builder.add(Operation.READ_SUPPORT_CASE, "GET", "/support-cases/" + UNKNOWN, known);
        builder.add(Operation.ANSWER_SUPPORT_CASE, "POST", "/support-cases/" + UNKNOWN + "/answers", known);
        builder.add(Operation.TAKE_SUPPORT_CASE, "POST", "/support-cases/" + UNKNOWN + "/assignment", known);
        builder.add(Operation.CLOSE_SUPPORT_CASE, "POST", "/support-cases/" + UNKNOWN + "/closing", known);
        builder.add(Operation.ADD_ADMINISTRATOR, "POST", "/support/licenses/no-such-license/administrators", known);
        builder.add(
                Operation.REMOVE_ADMINISTRATOR,
                "POST",
                "/support/licenses/no-such-license/administrators/removals",
                known);
        builder.add(Operation.READ_AUDIT, "GET", "/audit?size=1", known);
        builder.add(Operation.VERIFY_AUDIT, "GET", "/audit/verification", known);
        builder.add(Operation.EXPORT_AUDIT, "GET", "/audit/export", known);
        builder.add(Operation.READ_AUDIT_CHECKPOINT, "GET", "/audit/checkpoints/latest", known);
        builder.add(Operation.SUBSCRIBE_WEBHOOK, "POST", "/webhooks", known);
        builder.add(Operation.LIST_WEBHOOKS, "GET", "/webhooks", known);
        builder.add(Operation.END_WEBHOOK, "DELETE", "/webhooks/" + UNKNOWN, known);
        builder.add(Operation.LIST_HELD_MAILS, "GET", "/held-mails", known);
        builder.add(Operation.PING_WEBHOOK, "POST", "/webhooks/" + UNKNOWN + "/ping", known);
        builder.add(Operation.RESUME_WEBHOOK, "POST", "/webhooks/" + UNKNOWN + "/resume", known);
        builder.add(Operation.LIST_WEBHOOK_DELIVERIES, "GET", "/webhooks/" + UNKNOWN + "/deliveries", known);
        builder.add(
                Operation.REPLAY_WEBHOOK_DELIVERY,
                "POST",
                "/webhooks/" + UNKNOWN + "/deliveries/" + UNKNOWN + "/replay",
                known);
        builder.add(Operation.CREATE_ACCESS_TOKEN, "POST", "/access-tokens", known);
        builder.add(Operation.LIST_ACCESS_TOKENS, "GET", "/access-tokens", known);
        builder.add(Operation.REVOKE_ACCESS_TOKEN, "DELETE", "/access-tokens/" + UNKNOWN, known);
        builder.add(Operation.LIST_TOKENS_OF_ACCOUNT, "GET", "/technical-accounts/demo-auditor/access-tokens", known);
        builder.add(
                Operation.REVOKE_TOKEN_OF_ACCOUNT,
                "DELETE",
                "/technical-accounts/demo-auditor/access-tokens/" + UNKNOWN,
                known);
        builder.add(Operation.CREATE_TECHNICAL_ACCOUNT, "POST", "/technical-accounts", known);
        builder.add(Operation.LIST_TECHNICAL_ACCOUNTS, "GET", "/technical-accounts", known);
        builder.add(Operation.READ_TECHNICAL_ACCOUNT, "GET", "/technical-accounts/no-such-account", known);
        builder.add(
                Operation.DISABLE_TECHNICAL_ACCOUNT, "POST", "/technical-accounts/no-such-account/disabling", known);
        builder.add(Operation.ENABLE_TECHNICAL_ACCOUNT, "POST", "/technical-accounts/no-such-account/enabling", known);
        builder.add(Operation.RENEW_TECHNICAL_ACCOUNT, "POST", "/technical-accounts/no-such-account/renewal", known);
        builder.add(Operation.RESET_SECOND_FACTOR, "POST", "/accounts/no-such-account/second-factor-reset", known);
        builder.add(Operation.ROTATE_PASSWORD, "POST", "/technical-accounts/no-such-account/rotation", known);
        builder.add(Operation.END_SIGN_INS, "POST", "/sign-in-endings", known);
        builder.add(Operation.EXPORT_PERSONAL_DATA, "POST", "/personal-data/exports", known);
        builder.add(Operation.ERASE_PERSON, "POST", "/personal-data/erasures", known);
        builder.add(Operation.LIST_PARTNER_ACCOUNTS, "GET", "/partner-accounts", known);
        builder.add(Operation.READ_PARTNER_ACCOUNT, "GET", "/partner-accounts/no-such-account", known);
        builder.add(Operation.DISABLE_PARTNER_ACCOUNT, "POST", "/partner-accounts/no-such-account/disabling", known);
        builder.add(Operation.ENABLE_PARTNER_ACCOUNT, "POST", "/partner-accounts/no-such-account/enabling", known);
        builder.add(Operation.RENEW_PARTNER_ACCOUNT, "POST", "/partner-accounts/no-such-account/renewal", known);
        builder.add(Operation.ROTATE_PARTNER_PASSWORD, "POST", "/partner-accounts/no-such-account/rotation", known);
        builder.add(Operation.READ_MASTER_KEYS, "GET", "/master-keys", known);
        builder.add(Operation.READ_QUARANTINE, "GET", "/quarantine", known);
        builder.add(Operation.RELEASE_QUARANTINE, "POST", "/quarantine/release", known);
        builder.add(Operation.LIST_DEAD_LETTERS, "GET", "/dead-letters", known);
        builder.add(Operation.REPLAY_DEAD_LETTER, "POST", "/dead-letters/" + UNKNOWN + "/replay", known);
        builder.add(Operation.EXPORT_CLIENT_CATALOG, "GET", "/catalog/client", known);
        builder.add(Operation.EXPORT_CATALOG, "GET", "/catalog", known);
        builder.add(Operation.LOAD_CATALOG, "PUT", "/catalog", known);
        builder.add(Operation.IMPORT_LICENSES, "POST", "/imports/licenses", known);
        builder.add(Operation.IMPORT_PRODUCT_KEYS, "POST", "/imports/product-keys", known);
        builder.add(Operation.IMPORT_MACHINES, "POST", "/imports/machines", known);
        builder.add(Operation.EXPORT_INSTALLATION, "POST", "/exports/installation", known);
        builder.add(Operation.EXPORT_ORGANIZATION, "POST", "/exports/organizations/no-such", known);
        builder.add(Operation.EXPORT_SUPPORT_CONTACTS, "GET", "/support-contacts/document", known);
        builder.add(Operation.LOAD_SUPPORT_CONTACTS, "PUT", "/support-contacts/document", known);
        builder.add(Operation.INSTALL_KMS_HOST_KEY, "POST", "/kms-hosts", known);
        builder.add(Operation.CERTIFY_KMS_HOST, "POST", "/kms-hosts/" + UNKNOWN + "/phone-activation", known);
        builder.add(Operation.DEACTIVATE_KMS_HOST, "POST", "/kms-hosts/" + UNKNOWN + "/deactivation", known);
        builder.add(Operation.CONFIGURE_KMS_HOST, "PATCH", "/kms-hosts/" + UNKNOWN, known);
        builder.add(Operation.READ_KMS_HOST, "GET", "/kms-hosts", known);
        builder.add(Operation.LIST_PRODUCTS, "GET", "/products", known);
        builder.add(Operation.LIST_EDITIONS, "GET", "/editions", known);
        builder.add(Operation.PLAN_ACTIVATION, "POST", "/activation-plans", known);
        builder.add(Operation.ACTIVATE_INSTALLATION, "POST", "/activations", known);
        builder.add(Operation.ACTIVATE_INSTALLATIONS, "POST", "/proxy-activations", known);
        builder.add(Operation.VALIDATE_INSTALLATION, "POST", "/validations", known);
        builder.add(Operation.READ_HOST_CERTIFICATE_STATUS, "GET", "/host-certificate-status?serial=1", known);
        builder.add(Operation.ACTIVATE_BY_PHONE, "POST", "/phone-activations", known);
        builder.add(Operation.ACTIVATE_KMS_HOST, "POST", "/kms-host-activations", known);
        return probes;
    }

    private boolean hasBody() {
        return List.of("POST", "PUT", "PATCH").contains(method);
    }

    private static boolean isAbout(HttpResponse<String> answer) {
        return answer.statusCode() != 401 && answer.statusCode() != 403 && answer.statusCode() != 404;
    }

    @Override
    public Optional<Boolean> tryAs(Credentials credentials) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(world.product().rest(path))
                .method(method, hasBody() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .header("Accept", "*/*");
        if (hasBody()) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString());
        }
        credentials.header().ifPresent(value -> request.header("Authorization", value));
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        lastAnswer = method + " " + path + " -> " + answer.statusCode() + " " + answer.body();
        if (answer.statusCode() >= 500 || TELLS_NOTHING.contains(answer.statusCode())) {
            return Optional.empty();
        }
        return Optional.of(allowed.test(answer));
    }

    @Override
    public String lastAnswer() {
        return lastAnswer;
    }

    private record Builder(MatrixWorld world, Map<Operation, Probe> probes) {

        void add(Operation operation, String method, String path, Predicate<HttpResponse<String>> allowed) {
            probes.put(operation, new RestProbe(world, method, path, allowed));
        }
    }
}
