package org.menkyo.dataexport;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Which table each kind of an export is of, and why the others are not in it. */
final class ExportTables {

    /** What belongs to the installation, keeps the server at work, or is exported otherwise; {@code docs/export.md} says where. */
    static final Set<String> LEFT_OUT = Set.of(
            // The catalog.
            "benefit",
            "benefit_grant",
            "catalog",
            "edition",
            "product",
            "product_edition",
            "product_group",
            "support_contacts",
            // The audit.
            "archived_audit_values",
            "archived_month",
            "audit_checkpoint",
            "audit_record",
            "audit_seal",
            "audit_unsealed",
            "erased_values",
            // Media and how they are fetched.
            "download",
            "media_file",
            "media_upload",
            // Credentials and what is sent by them.
            "access_token",
            "access_token_network",
            "account",
            "approval",
            "idempotency_claim",
            "idempotency_key",
            "installation_key",
            "license_pair_attempt",
            "lockout",
            "master_key",
            "master_key_node",
            "password_reset",
            "quota_use",
            "recovery_code",
            "registration",
            "second_factor",
            "sign_in_source",
            "webhook_delivery",
            "webhook_subscription",
            // Work of this installation, and what follows from what is exported.
            "confirmation",
            "due_mail",
            "due_notice",
            "host_certificate",
            "imported_license",
            "notification",
            "open_license_addition",
            "order_batch",
            "order_batch_order",
            "order_batch_result",
            "support_case_change",
            // Hosts and tools.
            "inventory_machine",
            "kms_client",
            "kms_dns_record",
            "kms_duplicate_identity",
            "kms_host",
            "kms_ledger",
            "kms_ledger_number",
            "kms_ledger_segment",
            "kms_phone_application",
            "kms_projection",
            "kms_request_count",
            "kms_result_count",
            "kms_set_aside",
            "machine_inventory",
            // The server.
            "databasechangelog",
            "database_home",
            "monthly_table",
            "personal_place",
            "quarantine",
            "server_node");

    /** A table of which another kind has a column more. */
    static final Set<String> WITHIN_OTHERS = Set.of("imported_key");

    private ExportTables() {}

    static Map<ExportedKind, String> exported() {
        Map<ExportedKind, String> tables = new EnumMap<>(ExportedKind.class);
        for (ExportedKind kind : ExportedKind.values()) {
            tables.put(
                    kind,
                    switch (kind) {
                        case DISTRIBUTOR -> "distributor";
                        case ORGANIZATION -> "organization";
                        case TWO_PERSON_RULE -> "two_person_rule";
                        case AUTHORIZATION_NUMBER -> "authorization_number";
                        case AGREEMENT -> "agreement";
                        case CONTACT -> "agreement_contact";
                        case ENTITLEMENT -> "entitlement";
                        case ORDER -> "license_order";
                        case ORDER_LINE -> "license_order_line";
                        case CHANGE -> "agreement_change";
                        case CHANGED_VALUE -> "agreement_change_value";
                        case PERSON -> "app_user";
                        case PERMISSION -> "permission";
                        case SUSPENSION -> "permission_suspension";
                        case PERMISSION_REQUEST -> "permission_request";
                        case REQUESTED_ROLE -> "permission_request_role";
                        case PRODUCT_KEY -> "product_key";
                        case MACHINE -> "activated_machine";
                        case KMS_HOST -> "activated_host";
                        case BENEFIT_ACTIVATION -> "benefit_activation";
                        case BENEFIT_UNITS -> "benefit_units";
                        case ONLINE_SERVICE_ACTIVATION -> "online_service_activation";
                        case SEAT -> "seat";
                        case PHYSICAL_MEDIA -> "physical_media_request";
                        case SUPPORT_CASE -> "support_case";
                        case SUPPORT_CASE_ENTRY -> "support_case_entry";
                        case SUPPORT_CASE_WORK -> "support_case_work";
                    });
        }
        return tables;
    }
}
