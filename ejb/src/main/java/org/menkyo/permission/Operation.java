package org.menkyo.permission;

import java.util.Optional;

/**
 * Everything that can be asked of the services. Each operation belongs to exactly one row of exactly one of the two
 * permission tables (LC-303).
 */
public enum Operation {
    LIST_USERS(Activity.MANAGE_USERS, Access.FULL),
    READ_USER(Activity.MANAGE_USERS, Access.FULL),
    GRANT_PERMISSION(Activity.MANAGE_USERS, Access.FULL),
    REMOVE_PERMISSION(Activity.MANAGE_USERS, Access.FULL),
    DISABLE_USER(Activity.MANAGE_USERS, Access.FULL),
    ENABLE_USER(Activity.MANAGE_USERS, Access.FULL),
    LIST_PERMISSION_REQUESTS(Activity.MANAGE_USERS, Access.FULL),
    READ_PERMISSION_REQUEST(Activity.MANAGE_USERS, Access.FULL),
    DECIDE_PERMISSION_REQUEST(Activity.MANAGE_USERS, Access.FULL),
    READ_LICENSE_AUDIT(Activity.MANAGE_USERS, Access.FULL),
    EXPLAIN_ACCESS(Activity.MANAGE_USERS, Access.FULL),
    EXPORT_LICENSE_AUDIT(Activity.MANAGE_USERS, Access.FULL),
    LIST_CHILD_AGREEMENTS(Activity.MANAGE_USERS, Access.FULL),
    LIST_OPEN_LICENSE_ADDITIONS(Activity.MANAGE_USERS, Access.FULL),
    STOP_OPEN_LICENSE_ADDITION(Activity.MANAGE_USERS, Access.FULL),

    LIST_LICENSES(Activity.VIEW_LICENSE_INFORMATION, Access.FULL),
    READ_LICENSE(Activity.VIEW_LICENSE_INFORMATION, Access.FULL),

    LIST_PRODUCT_KEYS(Activity.VIEW_PRODUCT_KEYS, Access.FULL),
    REVEAL_PRODUCT_KEY(Activity.VIEW_PRODUCT_KEYS, Access.FULL),

    SIGN_UP(PartyActivity.SIGN_UP),

    REQUEST_PASSWORD_RESET(PartyActivity.RECOVER_PASSWORD),
    RESET_PASSWORD(PartyActivity.RECOVER_PASSWORD),
    CHANGE_PASSWORD(PartyActivity.KEEP_OWN_CREDENTIALS),

    REGISTER_BUSINESS_EMAIL(PartyActivity.REGISTER),
    RESEND_CONFIRMATION(PartyActivity.REGISTER),
    CONFIRM_BUSINESS_EMAIL(PartyActivity.REGISTER),
    READ_REGISTRATION(PartyActivity.REGISTER),
    READ_PROFILE(PartyActivity.REGISTER),
    UPDATE_PROFILE(PartyActivity.REGISTER),

    LIST_OWN_PERMISSIONS(PartyActivity.USE_OWN_PERMISSIONS),
    REQUEST_PERMISSION(PartyActivity.USE_OWN_PERMISSIONS),
    LIST_OWN_PERMISSION_REQUESTS(PartyActivity.USE_OWN_PERMISSIONS),
    WITHDRAW_PERMISSION_REQUEST(PartyActivity.USE_OWN_PERMISSIONS),
    CHOOSE_INHERITANCE(PartyActivity.USE_OWN_PERMISSIONS),
    ADD_OPEN_LICENSE(PartyActivity.USE_OWN_PERMISSIONS),
    LIST_OWN_OPEN_LICENSES(PartyActivity.USE_OWN_PERMISSIONS),

    SUBMIT_ORDER(PartyActivity.SUBMIT_ORDERS),
    SUBMIT_ORDERS(PartyActivity.SUBMIT_ORDERS),
    READ_ORDER(PartyActivity.SUBMIT_ORDERS),
    READ_ORDER_BATCH(PartyActivity.SUBMIT_ORDERS),
    CORRECT_ORDER(PartyActivity.SUBMIT_ORDERS),
    CANCEL_ORDER(PartyActivity.SUBMIT_ORDERS),
    RETURN_ORDER(PartyActivity.SUBMIT_ORDERS),

    RECORD_AGREEMENT(PartyActivity.RECORD_AGREEMENTS),
    TRANSFER_LICENSE(PartyActivity.RECORD_AGREEMENTS),

    READ_AGREEMENT(PartyActivity.SERVE_AGREEMENTS),
    LIST_AGREEMENT_CHANGES(PartyActivity.SERVE_AGREEMENTS),
    CHANGE_CONTACT(PartyActivity.SERVE_AGREEMENTS),
    CHANGE_ADDRESS(PartyActivity.SERVE_AGREEMENTS),
    END_AGREEMENT(PartyActivity.SERVE_AGREEMENTS),
    MOVE_AGREEMENT(PartyActivity.RECORD_AGREEMENTS),

    LIST_UNDELIVERED_REQUESTS(PartyActivity.ASSIST_USERS),
    EXPLAIN_ACCESS_FOR_SUPPORT(PartyActivity.ASSIST_USERS),
    READ_TWO_PERSON_RULE(PartyActivity.ASSIST_USERS),
    SET_TWO_PERSON_RULE(PartyActivity.ASSIST_USERS),
    LIST_LOCKOUTS(PartyActivity.ASSIST_USERS),
    END_LOCKOUT(PartyActivity.ASSIST_USERS),

    LIST_KEYS_FOR_SUPPORT(PartyActivity.CARE_FOR_PRODUCT_KEYS),
    GRANT_ACTIVATIONS(PartyActivity.CARE_FOR_PRODUCT_KEYS),
    EXCHANGE_PRODUCT_KEY(PartyActivity.CARE_FOR_PRODUCT_KEYS),
    ISSUE_INDIVIDUAL_KEYS(PartyActivity.ISSUE_INDIVIDUAL_KEYS),

    OPEN_SUPPORT_CASE(PartyActivity.OPEN_SUPPORT_CASES),
    LIST_OWN_SUPPORT_CASES(PartyActivity.OPEN_SUPPORT_CASES),
    READ_OWN_SUPPORT_CASE(PartyActivity.OPEN_SUPPORT_CASES),
    ANSWER_OWN_SUPPORT_CASE(PartyActivity.OPEN_SUPPORT_CASES),
    CLOSE_OWN_SUPPORT_CASE(PartyActivity.OPEN_SUPPORT_CASES),
    LOG_SUPPORT_CASE(PartyActivity.LOG_SUPPORT_CASES),
    LIST_SUPPORT_CASES(PartyActivity.FOLLOW_SUPPORT_CASES),
    READ_SUPPORT_CASE(PartyActivity.FOLLOW_SUPPORT_CASES),
    ANSWER_SUPPORT_CASE(PartyActivity.FOLLOW_SUPPORT_CASES),
    TAKE_SUPPORT_CASE(PartyActivity.ASSIST_USERS),
    CLOSE_SUPPORT_CASE(PartyActivity.ASSIST_USERS),
    ADD_ADMINISTRATOR(PartyActivity.ASSIST_USERS),
    REMOVE_ADMINISTRATOR(PartyActivity.ASSIST_USERS),

    LOOK_UP_PERSON(PartyActivity.ASSIST_USERS),
    LOOK_UP_ORGANIZATIONS(PartyActivity.ASSIST_USERS),
    LOOK_UP_LICENSES(PartyActivity.ASSIST_USERS),

    READ_AUDIT(PartyActivity.READ_AUDIT),
    VERIFY_AUDIT(PartyActivity.READ_AUDIT),
    EXPORT_AUDIT(PartyActivity.READ_AUDIT),
    READ_AUDIT_CHECKPOINT(PartyActivity.READ_AUDIT),

    SUBSCRIBE_WEBHOOK(PartyActivity.SUBSCRIBE_WEBHOOKS),
    LIST_WEBHOOKS(PartyActivity.SUBSCRIBE_WEBHOOKS),
    END_WEBHOOK(PartyActivity.SUBSCRIBE_WEBHOOKS),
    LIST_WEBHOOK_DELIVERIES(PartyActivity.SUBSCRIBE_WEBHOOKS),
    REPLAY_WEBHOOK_DELIVERY(PartyActivity.SUBSCRIBE_WEBHOOKS),

    CREATE_ACCESS_TOKEN(PartyActivity.KEEP_ACCESS_TOKENS),
    LIST_ACCESS_TOKENS(PartyActivity.KEEP_ACCESS_TOKENS),
    REVOKE_ACCESS_TOKEN(PartyActivity.KEEP_ACCESS_TOKENS),

    CREATE_TECHNICAL_ACCOUNT(PartyActivity.OPERATE_INSTALLATION),
    LIST_TECHNICAL_ACCOUNTS(PartyActivity.OPERATE_INSTALLATION),
    READ_TECHNICAL_ACCOUNT(PartyActivity.OPERATE_INSTALLATION),
    DISABLE_TECHNICAL_ACCOUNT(PartyActivity.OPERATE_INSTALLATION),
    ENABLE_TECHNICAL_ACCOUNT(PartyActivity.OPERATE_INSTALLATION),
    RENEW_TECHNICAL_ACCOUNT(PartyActivity.OPERATE_INSTALLATION),
    ROTATE_PASSWORD(PartyActivity.OPERATE_INSTALLATION),
    READ_MASTER_KEYS(PartyActivity.OPERATE_INSTALLATION),
    LIST_TOKENS_OF_ACCOUNT(PartyActivity.OPERATE_INSTALLATION),
    REVOKE_TOKEN_OF_ACCOUNT(PartyActivity.OPERATE_INSTALLATION),
    LIST_DEAD_LETTERS(PartyActivity.OPERATE_INSTALLATION),
    REPLAY_DEAD_LETTER(PartyActivity.OPERATE_INSTALLATION),
    EXPORT_CLIENT_CATALOG(PartyActivity.OPERATE_INSTALLATION),
    EXPORT_CATALOG(PartyActivity.OPERATE_INSTALLATION),
    LOAD_CATALOG(PartyActivity.OPERATE_INSTALLATION),

    INSTALL_KMS_HOST_KEY(PartyActivity.OPERATE_KMS_HOSTS),
    CERTIFY_KMS_HOST(PartyActivity.OPERATE_KMS_HOSTS),
    DEACTIVATE_KMS_HOST(PartyActivity.OPERATE_KMS_HOSTS),
    CONFIGURE_KMS_HOST(PartyActivity.OPERATE_KMS_HOSTS),
    READ_KMS_HOST(PartyActivity.OPERATE_KMS_HOSTS),

    LIST_PRODUCTS(PartyActivity.READ_CATALOG),
    LIST_EDITIONS(PartyActivity.READ_CATALOG),

    ACTIVATE_INSTALLATION(PartyActivity.ACTIVATE),
    ACTIVATE_INSTALLATIONS(PartyActivity.ACTIVATE),
    VALIDATE_INSTALLATION(PartyActivity.ACTIVATE),
    READ_HOST_CERTIFICATE_STATUS(PartyActivity.ACTIVATE),
    ACTIVATE_BY_PHONE(PartyActivity.ACTIVATE_BY_PHONE),
    ACTIVATE_KMS_HOST(PartyActivity.ACTIVATE);

    private final Activity activity;
    private final Access needed;
    private final PartyActivity partyActivity;

    Operation(Activity activity, Access needed) {
        this.activity = activity;
        this.needed = needed;
        this.partyActivity = null;
    }

    Operation(PartyActivity partyActivity) {
        this.activity = null;
        this.needed = Access.FULL;
        this.partyActivity = partyActivity;
    }

    /** The row of the table of roles, for operations on a license ID. */
    public Optional<Activity> activity() {
        return Optional.ofNullable(activity);
    }

    /** How much of the activity the operation needs. */
    public Access needed() {
        return needed;
    }

    /** The row of the table of the other parties, for all other operations. */
    public Optional<PartyActivity> partyActivity() {
        return Optional.ofNullable(partyActivity);
    }
}
