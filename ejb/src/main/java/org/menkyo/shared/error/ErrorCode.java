package org.menkyo.shared.error;

/**
 * Stable names of the errors that callers of all interfaces see; the texts stand in {@code errors.properties} in
 * English and Japanese under the same names.
 */
public enum ErrorCode {
    /** Input that is missing, malformed or too long; names the fields. */
    INVALID_INPUT,
    /** The caller may see the subject but not do this; names the role that would be needed (LC-1104). */
    NOT_PERMITTED,
    /** The access token was not made for this; names the operation (LC-211). */
    TOKEN_LIMITED,
    /** The caller must sign in. */
    NOT_SIGNED_IN,
    /** The caller must confirm a business e-mail first (LC-203). */
    NOT_REGISTERED,
    /** There is no such thing, or none that the caller may know of (LC-208). */
    NOT_FOUND,
    /** The same order number or idempotency key came with other content (LC-108, LC-1102). */
    CONTENT_CONFLICT,
    /** Somebody changed the thing in between. */
    STATE_CONFLICT,
    /** Another administrator has already decided the request (LC-402). */
    ALREADY_DECIDED,
    /** The last administrator of a license ID cannot be removed or disabled (LC-305, LC-306). */
    LAST_ADMINISTRATOR,
    /** The person is a contact on an agreement in force, which must have contacts; names it (LC-1204). */
    PERSON_IS_CONTACT,
    /** The person was a contact on an agreement that must be kept; names it and says until when (LC-1204). */
    PERSON_KEPT_UNTIL,
    /** The permission comes from a contact on the agreement and moves with the contact only (LC-306). */
    PERMISSION_FROM_CONTACT,
    /** Nobody approves a request of their own (LC-407). */
    OWN_REQUEST,
    /** The second person owes the permission to the first, or got it only after the question (LC-1105). */
    NOT_INDEPENDENT,
    /** The authorization number cannot be used for this order (LC-105). */
    AUTHORIZATION_NUMBER_NOT_USABLE,
    /** An order with Software Assurance always gets a new authorization number and quotes none (LC-107). */
    SOFTWARE_ASSURANCE_NEEDS_NEW_NUMBER,
    /** The order was changed since the revision that the change starts from; names the present one (LC-108). */
    ORDER_CHANGED,
    /** The order was cancelled or returned as a whole (LC-108). */
    ORDER_ENDED,
    /** More seats are assigned to people than the change would leave; says how many must be withdrawn first (LC-706, LC-707). */
    SEATS_ASSIGNED,
    /** All purchased seats are assigned; says how many that are (LC-706, LC-707). */
    SEATS_EXHAUSTED,
    /** The person has a seat of the product already (LC-706, LC-707). */
    SEAT_TAKEN,
    /** The online service is not activated for the organization yet (LC-707). */
    ONLINE_SERVICE_NOT_ACTIVATED,
    /** The agreement has ended (LC-111). */
    AGREEMENT_ENDED,
    /** A MASTER agreement with others below it stays with its organization (LC-110). */
    MASTER_WITH_CHILDREN,
    /** The support case is closed (LC-804). */
    SUPPORT_CASE_CLOSED,
    /** Another support agent has taken the case; names the agent (LC-804). */
    SUPPORT_CASE_TAKEN,
    /** An agreement would stand below itself (LC-501). */
    AGREEMENT_CYCLE,
    /** People's accounts are made at the publisher's identity provider and not here; names it (LC-201). */
    SIGN_UP_AT_PROVIDER,
    /** The name of the account is taken. */
    ACCOUNT_NAME_TAKEN,
    /** What came as the current password is not (LC-209). */
    CURRENT_PASSWORD_WRONG,
    /** The password is right, and the account asks for a second factor besides (LC-209). */
    SECOND_FACTOR_REQUIRED,
    /** The code of the second factor is wrong, or was used before (LC-209). */
    SECOND_FACTOR_WRONG,
    /** The publisher asks the account for a second factor, and it has none yet (LC-209). */
    SECOND_FACTOR_NOT_ENROLLED,
    /** The link to set a new password by is unknown, used, ended or expired (LC-209). */
    PASSWORD_LINK_NOT_VALID,
    /** The last usable operator cannot be disabled or made to end (LC-209). */
    LAST_OPERATOR,
    /** The confirmation link is unknown, ended or expired (LC-203). */
    CONFIRMATION_NOT_VALID,
    /** The product key is not genuine, blocked, or its entitlement has ended (VA-106, VA-108). */
    PRODUCT_KEY_NOT_USABLE,
    /** The key is of a type that does not activate this: a MAK activates installations, a KMS host key hosts (VA-102). */
    PRODUCT_KEY_OF_OTHER_TYPE,
    /** The key's group does not cover the edition (VA-103, VA-104). */
    EDITION_NOT_COVERED,
    /** The installation ID was mistyped or does not belong to the request (VA-403). */
    INSTALLATION_ID_NOT_VALID,
    /** The confirmation ID was mistyped or does not confirm the installation ID that was read out (VA-301, VA-403). */
    CONFIRMATION_ID_NOT_VALID,
    /** The certificate was mistyped, is not of the publisher or not for this host (VA-301, VA-302). */
    HOST_CERTIFICATE_NOT_VALID,
    /** All activations of the key are used (VA-401, VA-301). */
    ACTIVATIONS_EXHAUSTED,
    /** Uses of this product key are never given back (VA-409). */
    ACTIVATION_RETURN_NOT_ALLOWED,
    /** No further use of the product key can be given back this year; says how many can and which year it is (VA-409). */
    ACTIVATION_RETURNS_EXHAUSTED,
    /** The organization requires two people for this; a second one must approve it first (LC-1105). */
    SECOND_PERSON_NEEDED,
    /** The authorization number and the license number do not belong together (LC-602). */
    COMBINATION_NOT_VALID,
    /** The license ID is not entitled to as many individual keys (VA-109). */
    INDIVIDUAL_KEYS_EXHAUSTED,
    /** Software Assurance has ended, and its benefits with it (LC-113, LC-705). */
    SOFTWARE_ASSURANCE_ENDED,
    /** The benefit is not activated for the license ID (LC-705). */
    BENEFIT_NOT_ACTIVATED,
    /** Units of the benefit are used up rather than assigned, or the other way round (LC-705). */
    BENEFIT_OF_OTHER_KIND,
    /** The licenses do not entitle to as many units of the benefit (LC-705). */
    BENEFIT_UNITS_EXHAUSTED,
    /** More units of a benefit are taken than the changed licenses would entitle to (LC-705). */
    BENEFIT_UNITS_TAKEN,
    /** The license statement would be too long to print; names the most lines that it can have (LC-701). */
    STATEMENT_TOO_LONG,
    /** There are more product keys than one export can have; names the most (LC-704). */
    TOO_MANY_PRODUCT_KEYS,
    /** The owner has as many access tokens as one can have (LC-211). */
    ACCESS_TOKENS_EXHAUSTED,
    /** The account has as many webhooks as one can have (LC-904). */
    WEBHOOKS_EXHAUSTED,
    /** The license ID has as many inventories of machines as one can have (VA-503). */
    MACHINE_INVENTORIES_EXHAUSTED,
    /** The product has a media file of this kind, language and version (LC-702). */
    MEDIA_EXISTS,
    /** Another length of the media file has arrived than the call says; names it (LC-702). */
    MEDIA_UPLOAD_OFFSET,
    /** The media file that arrived does not have the SHA-256 that was announced (LC-702). */
    MEDIA_DAMAGED,
    /** Shipping media there can end an exemption from taxes, which must be accepted first; names the state (LC-703). */
    TAX_WARNING_NOT_ACCEPTED,
    /** Several keys fit what was read out over the phone; the key itself is needed (VA-403). */
    PRODUCT_KEY_NEEDED,
    /** The user is locked out (LC-604). */
    LOCKED_OUT,
    /** Too many calls; try again later (LC-1102). */
    TOO_MANY_REQUESTS,
    /** The service cannot answer now; try again later. */
    UNAVAILABLE,
    /** Anything unforeseen; only the correlation id is told. */
    INTERNAL_ERROR
}
