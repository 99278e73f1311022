package org.menkyo.audit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.menkyo.protocol.audit.AuditRecordForm;
import org.menkyo.protocol.audit.SaltedValue;

/**
 * Which values of an audit record can be a person's, and so are chained by salted digests (LC-1204). What is not known to
 * be numbers, codes or times counts as personal, so that a detail that somebody adds later can be erased without a word
 * here.
 */
final class PersonalMembers {

    static final String CALLER_NAME = "callerName";
    static final String SOURCE_ADDRESS = "sourceAddress";
    static final String SUBJECT_ID = "subjectId";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Kinds of things that have a number or a code. */
    private static final Set<String> IMPERSONAL_SUBJECTS = Set.of(
            "access_token",
            "agreement",
            "approval",
            "benefit",
            "catalog",
            "import",
            "installation",
            "kms-host",
            "license",
            "lockout",
            "master-key",
            "media_file",
            "media_upload",
            "notification",
            "onlineService",
            "open_license",
            "order",
            "organization",
            "permission_request",
            "physical_media_request",
            "product_key",
            "quarantine",
            "retention",
            "seat",
            "session",
            "support contacts",
            "support_case",
            "webhook");

    private static final Set<String> IMPERSONAL_DETAILS = Set.of(
            "accessTokensEnded",
            "activated",
            "activations",
            "activationsPerHost",
            "added",
            "at",
            "authorizationNumber",
            "benefit",
            "byAccessToken",
            "byOwner",
            "byPhone",
            "call",
            "caseId",
            "cause",
            "certificate",
            "change",
            "channel",
            "contactKind",
            "contacts",
            "count",
            "counted",
            "days",
            "decision",
            "delivery",
            "dnsPublished",
            "download",
            "edition",
            "effectiveAt",
            "events",
            "expiresAt",
            "firstDay",
            "for",
            "formerPasswordEndsAt",
            "givenRoles",
            "key",
            "kind",
            "language",
            "left",
            "licenseId",
            "licenseIds",
            "licenseNumber",
            "lines",
            "machines",
            "minutes",
            "more",
            "newKey",
            "newProductKey",
            "operation",
            "operations",
            "outcome",
            "parent",
            "party",
            "passwordEnded",
            "passwordEndsAt",
            "permitted",
            "permittedBefore",
            "platform",
            "port",
            "problem",
            "product",
            "productBefore",
            "productId",
            "productKey",
            "program",
            "quantity",
            "raiseActivations",
            "raiseActivationsBefore",
            "refusesFrom",
            "renewalMinutes",
            "replaced",
            "replayed",
            "requestId",
            "requestedRoles",
            "retryMinutes",
            "revealKeys",
            "revealKeysBefore",
            "role",
            "roles",
            "secondFactor",
            "serving",
            "sessionsEnded",
            "size",
            "state",
            "status",
            "takenAt",
            "taxExempt",
            "token",
            "type",
            "unchanged",
            "units",
            "unlistedUses",
            "until",
            "version",
            "versionBefore",
            "waiting",
            "warningAcceptedAt",
            "way",
            "webhookId");

    private PersonalMembers() {}

    /** A random salt for each personal value of a record, in hexadecimal by the name of its member. */
    static Map<String, String> salts(
            String callerName,
            String sourceAddress,
            String subjectType,
            String subjectId,
            Map<String, String> details) {
        Map<String, String> salts = new TreeMap<>();
        salt(salts, CALLER_NAME, callerName);
        salt(salts, SOURCE_ADDRESS, sourceAddress);
        if (!IMPERSONAL_SUBJECTS.contains(subjectType)) {
            salt(salts, SUBJECT_ID, subjectId);
        }
        details.forEach((name, value) -> {
            if (!IMPERSONAL_DETAILS.contains(name)) {
                salt(salts, AuditRecordForm.detail(name), value);
            }
        });
        return salts;
    }

    private static void salt(Map<String, String> salts, String name, String value) {
        if (value != null) {
            byte[] salt = new byte[SaltedValue.SALT_LENGTH];
            RANDOM.nextBytes(salt);
            salts.put(name, HexFormat.of().formatHex(salt));
        }
    }
}
