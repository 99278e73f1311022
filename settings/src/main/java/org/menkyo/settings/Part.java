package org.menkyo.settings;

/** The part of Menkyo that a setting is about, in the order in which docs/configuration.md tells of them. */
public enum Part {
    INSTALLATION("The installation"),
    SIGN_IN("Accounts and sign-in"),
    LIMITS("Limits of calls and orders"),
    MEDIA("Media and downloads"),
    MAILS("Mails"),
    WEBHOOKS("Webhooks"),
    PERSONAL_DATA("Personal data"),
    KMS_HOST("KMS hosts"),
    KMS_PORT("The KMS port"),
    DNS("Publication of KMS hosts by DNS"),
    DATABASE("A database of your own"),
    NETWORK("Network"),
    OPERATION("Operation"),
    COMMANDS("Read by commands only");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    /** The heading above its settings. */
    public String title() {
        return title;
    }
}
