package org.menkyo.permission;

/** A row of the table of the other parties (LC-303): what is allowed by what a caller is, not by a role. */
public enum PartyActivity {
    /** Make an account of the built-in identity provider. */
    SIGN_UP,
    /** Ask for a link to set a new password by, and set it (LC-209). */
    RECOVER_PASSWORD,
    /**
     * Change the password of the account that one has signed in with, keep its second factor, see and end its sessions, and end
     * one's sign-ins (LC-209).
     */
    KEEP_OWN_CREDENTIALS,
    /** Sign in for some time, with the second factor if the account has one (LC-209). */
    START_SESSIONS,
    /** Register and confirm a business e-mail, keep one's own profile (LC-203, LC-206). */
    REGISTER,
    /** See one's own permissions and requests, request more, add OPEN licenses (LC-309, LC-401, LC-601, LC-703). */
    USE_OWN_PERMISSIONS,
    /** Look after the systems that belong to one's business e-mail (LC-210). */
    KEEP_PARTNER_ACCOUNTS,
    /** Submit orders, read their results, correct, cancel and return them (LC-104, LC-108). */
    SUBMIT_ORDERS,
    /** Upload agreements with their contacts, and license transfer forms (LC-101, LC-102, LC-110). */
    RECORD_AGREEMENTS,
    /** Change contacts and addresses on agreements, end agreements, see what was changed (LC-110, LC-111). */
    SERVE_AGREEMENTS,
    /** Open support cases of one's own and follow them (LC-805). */
    OPEN_SUPPORT_CASES,
    /** Log support cases for customers (LC-804). */
    LOG_SUPPORT_CASES,
    /** See support cases and write in them: a distributor its own, support all (LC-804). */
    FOLLOW_SUPPORT_CASES,
    /**
     * See why requests and registrations failed, unlock users, take and close support cases, add and remove administrators,
     * look up people, organizations and licenses, ask for physical media for who waits for permission (LC-404, LC-604, LC-703,
     * LC-801, LC-802, LC-804, LC-806).
     */
    ASSIST_USERS,
    /** See the keys of any license ID masked, grant more activations, exchange compromised keys (VA-107, LC-802). */
    CARE_FOR_PRODUCT_KEYS,
    /** See who asked for physical media, and say what becomes of it (LC-703). */
    SHIP_MEDIA,
    /** Issue individual keys to those who are entitled to them (VA-109). */
    ISSUE_INDIVIDUAL_KEYS,
    /** Reports of activations, MAK use and machines of all license IDs (VA-702). */
    READ_PUBLISHER_REPORTS,
    /** Read and verify the whole audit (LC-1001, LC-1003). */
    READ_AUDIT,
    /** Make access tokens of one's own, see and revoke them (LC-211). */
    KEEP_ACCESS_TOKENS,
    /** Be told of events by signed messages (LC-904). */
    SUBSCRIBE_WEBHOOKS,
    /** Technical accounts, dead letters, the catalog and its clients' part, the media of its products. */
    OPERATE_INSTALLATION,
    /** Install KMS host keys on this server, activate its hosts, see their state. */
    OPERATE_KMS_HOSTS,
    /** See the products and editions of the catalog. */
    READ_CATALOG,
    /** Enter installation IDs that are read out, and read out confirmation IDs (VA-403). */
    ACTIVATE_BY_PHONE,
    /** Activate and validate installations and KMS hosts by their product keys (VA-207, VA-301, VA-402, VA-404). */
    ACTIVATE
}
