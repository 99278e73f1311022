package org.menkyo.notification;

/** Which budget a mail is over (LC-905). */
enum HoldReason {
    /** Its sender has sent much to its receiver. */
    SENDER_TO_RECEIVER(
            "menkyo.mails-per-sender-and-receiver",
            20,
            "Held back: the same sender has caused many mails to this address. It comes in a summary"),
    /** Its receiver has got much from senders of the same standing. */
    RECEIVER("menkyo.mails-per-receiver", 60, "Held back: this address has got many mails. It comes in a summary"),
    /** Its sender has sent much to whomever. */
    SENDER("menkyo.mails-per-sender", 100, "Held back: the same sender has caused many mails. It comes in a summary");

    private final String setting;
    private final int perHour;
    private final String text;

    HoldReason(String setting, int perHour, String text) {
        this.setting = setting;
        this.perHour = perHour;
        this.text = text;
    }

    /** The setting that says how many registered people have in an hour. */
    String setting() {
        return setting;
    }

    /** Its default. */
    int perHour() {
        return perHour;
    }

    /** What support and operators read. */
    String text() {
        return text;
    }
}
