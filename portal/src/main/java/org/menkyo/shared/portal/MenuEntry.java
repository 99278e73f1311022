package org.menkyo.shared.portal;

import org.menkyo.permission.Operation;

/** A page of the menu, in the order in which they stand there. Its text has the key {@code nav.} and the last part of its path. */
enum MenuEntry {
    PERMISSIONS(MenuSection.ACCESS, "/", "permissions", Operation.LIST_OWN_PERMISSIONS),
    PERMISSION_REQUESTS(MenuSection.ACCESS, "/permission-requests", Operation.LIST_OWN_PERMISSION_REQUESTS),
    DECISIONS(MenuSection.ACCESS, "/decisions", Operation.LIST_PERMISSION_REQUESTS),
    OPEN_LICENSES(MenuSection.ACCESS, "/open-licenses", Operation.LIST_OWN_OPEN_LICENSES),
    TWO_PERSON_RULES(MenuSection.ACCESS, "/two-person-rules", Operation.SET_OWN_TWO_PERSON_RULE),

    LICENSES(MenuSection.LICENSES, "/licenses", Operation.LIST_LICENSE_SUMMARY),
    AGREEMENTS(MenuSection.LICENSES, "/agreements", Operation.LIST_RELATIONSHIP_SUMMARY),
    DUE_DATES(MenuSection.LICENSES, "/due-dates", Operation.LIST_DUE_DATES),
    BENEFITS(MenuSection.LICENSES, "/benefits", Operation.LIST_BENEFITS),

    PRODUCT_KEYS(MenuSection.SOFTWARE, "/product-keys", Operation.LIST_PRODUCT_KEYS),
    REVEAL_APPROVALS(MenuSection.SOFTWARE, "/reveal-approvals", Operation.REVEAL_PRODUCT_KEY),
    REPORTS(MenuSection.SOFTWARE, "/reports", Operation.READ_REPORT),
    ACTIVATION_PLAN(MenuSection.SOFTWARE, "/activation-plan", Operation.PLAN_ACTIVATION),
    DOWNLOADS(MenuSection.SOFTWARE, "/downloads", Operation.LIST_DOWNLOADS),
    PHYSICAL_MEDIA(MenuSection.SOFTWARE, "/physical-media", Operation.LIST_OWN_PHYSICAL_MEDIA),
    OWN_SUBSCRIPTIONS(MenuSection.SOFTWARE, "/own-subscriptions", Operation.LIST_OWN_SUBSCRIPTIONS),
    OWN_ONLINE_SERVICES(MenuSection.SOFTWARE, "/own-online-services", Operation.LIST_OWN_ONLINE_SERVICES),

    KMS_HOSTS(MenuSection.OPERATION, "/kms-hosts", Operation.READ_KMS_HOST),
    KMS_HOST_REPORTS(MenuSection.OPERATION, "/kms-host-reports", Operation.READ_KMS_HOST),
    TECHNICAL_ACCOUNTS(MenuSection.OPERATION, "/technical-accounts", Operation.LIST_TECHNICAL_ACCOUNTS),
    SIGN_INS(MenuSection.OPERATION, "/sign-ins", Operation.END_SIGN_INS),
    PERSONAL_DATA(MenuSection.OPERATION, "/personal-data", Operation.EXPORT_PERSONAL_DATA),
    DEAD_LETTERS(MenuSection.OPERATION, "/dead-letters", Operation.LIST_DEAD_LETTERS),
    HELD_MAILS(MenuSection.OPERATION, "/held-mails", Operation.LIST_HELD_MAILS),
    MASTER_KEYS(MenuSection.OPERATION, "/master-keys", Operation.READ_MASTER_KEYS),
    QUARANTINE(MenuSection.OPERATION, "/quarantine", Operation.READ_QUARANTINE),

    CATALOG(MenuSection.CATALOG, "/catalog", Operation.EXPORT_CATALOG),
    MEDIA(MenuSection.CATALOG, "/media", Operation.LIST_MEDIA),
    MEDIA_UPLOADS(MenuSection.CATALOG, "/media-uploads", Operation.START_MEDIA_UPLOAD),
    SUPPORT_CONTACTS_FILE(
            MenuSection.CATALOG,
            "/catalog/support-contacts",
            "support-contacts-file",
            Operation.EXPORT_SUPPORT_CONTACTS),
    IMPORTS(MenuSection.CATALOG, "/imports", Operation.IMPORT_LICENSES),
    EXPORTS(MenuSection.CATALOG, "/exports", Operation.EXPORT_INSTALLATION),

    WEBHOOKS(MenuSection.SYSTEMS, "/webhooks", Operation.LIST_WEBHOOKS),

    ORDERS(MenuSection.ORDERS, "/orders", Operation.READ_ORDER),
    NEW_ORDER(MenuSection.ORDERS, "/new-order", Operation.SUBMIT_ORDER),
    ORDER_BATCHES(MenuSection.ORDERS, "/order-batches", Operation.SUBMIT_ORDERS),
    AGREEMENT_RECORDS(MenuSection.ORDERS, "/agreement-records", Operation.READ_AGREEMENT),
    NEW_AGREEMENT(MenuSection.ORDERS, "/new-agreement", Operation.RECORD_AGREEMENT),

    LOOK_UP(MenuSection.SUPPORT, "/support", Operation.LOOK_UP_PERSON),
    SUPPORT_CASES(MenuSection.SUPPORT, "/support-cases", Operation.LIST_SUPPORT_CASES),
    NEW_SUPPORT_CASE(MenuSection.SUPPORT, "/new-support-case", Operation.LOG_SUPPORT_CASE),
    KEY_SUPPORT(MenuSection.SUPPORT, "/key-support", Operation.LIST_KEYS_FOR_SUPPORT),
    ACTIVATION_APPROVALS(MenuSection.SUPPORT, "/activation-approvals", Operation.GRANT_ACTIVATIONS),
    PHONE_ACTIVATION(MenuSection.SUPPORT, "/phone-activation", Operation.ACTIVATE_BY_PHONE),
    LOCKOUTS(MenuSection.SUPPORT, "/support/lockouts", Operation.LIST_LOCKOUTS),
    UNDELIVERED_REQUESTS(MenuSection.SUPPORT, "/support/undelivered-requests", Operation.LIST_UNDELIVERED_REQUESTS),
    EXPLANATIONS(MenuSection.SUPPORT, "/support/explanations", Operation.EXPLAIN_ACCESS_FOR_SUPPORT),
    PHYSICAL_MEDIA_REQUESTS(MenuSection.SUPPORT, "/support/physical-media-requests", Operation.LIST_PHYSICAL_MEDIA),

    PUBLISHER_REPORTS(MenuSection.REPORTS, "/publisher-reports", Operation.READ_PUBLISHER_REPORT),

    AUDIT(MenuSection.AUDIT, "/audit", Operation.READ_AUDIT),

    HELP(MenuSection.HELP, "/help", Operation.LIST_HELP_TOPICS),
    OWN_SUPPORT_CASES(MenuSection.HELP, "/own-support-cases", Operation.LIST_OWN_SUPPORT_CASES),
    SUPPORT_CONTACTS(MenuSection.HELP, "/support-contacts", Operation.LIST_SUPPORT_CONTACTS),

    REGISTRATION(MenuSection.ACCOUNT, "/registration", Operation.READ_REGISTRATION),
    PREFERENCES(MenuSection.ACCOUNT, "/preferences", Operation.READ_PROFILE),
    PASSWORD(MenuSection.ACCOUNT, "/password", Operation.CHANGE_PASSWORD),
    SECOND_FACTOR(MenuSection.ACCOUNT, "/second-factor", Operation.READ_SECOND_FACTOR),
    SESSIONS(MenuSection.ACCOUNT, "/sessions", Operation.LIST_SESSIONS),
    ACCESS_TOKENS(MenuSection.ACCOUNT, "/access-tokens", Operation.LIST_ACCESS_TOKENS),
    PARTNER_ACCOUNTS(MenuSection.ACCOUNT, "/partner-accounts", Operation.LIST_PARTNER_ACCOUNTS);

    private final MenuSection section;
    private final String path;
    private final String name;
    private final Operation operation;

    MenuEntry(MenuSection section, String path, Operation operation) {
        this(section, path, path.substring(path.lastIndexOf('/') + 1), operation);
    }

    MenuEntry(MenuSection section, String path, String name, Operation operation) {
        this.section = section;
        this.path = path;
        this.name = name;
        this.operation = operation;
    }

    MenuSection section() {
        return section;
    }

    String path() {
        return path;
    }

    String textKey() {
        return "nav." + name;
    }

    /** What the page begins with: who may not do it does not see the entry. */
    Operation operation() {
        return operation;
    }

    /** Whether an address, without its query, is that of the page or of one below it. */
    boolean leadsTo(String address) {
        return address.equals(path) || !path.equals("/") && address.startsWith(path + "/");
    }
}
