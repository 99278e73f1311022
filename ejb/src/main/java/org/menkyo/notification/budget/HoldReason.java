package org.menkyo.notification.budget;

import org.menkyo.settings.Setting;
import org.menkyo.settings.SettingsRegister;

/** Which budget a mail is over (LC-905). */
public enum HoldReason {
    /** Its sender has sent much to its receiver. */
    SENDER_TO_RECEIVER(
            SettingsRegister.MAILS_PER_SENDER_AND_RECEIVER,
            "Held back: the same sender has caused many mails to this address. It comes in a summary"),
    /** Its receiver has got much from senders of the same standing. */
    RECEIVER(SettingsRegister.MAILS_PER_RECEIVER, "Held back: this address has got many mails. It comes in a summary"),
    /** Its sender has sent much to whomever. */
    SENDER(
            SettingsRegister.MAILS_PER_SENDER,
            "Held back: the same sender has caused many mails. It comes in a summary");

    private final Setting<Integer> setting;
    private final String text;

    HoldReason(Setting<Integer> setting, String text) {
        this.setting = setting;
        this.text = text;
    }

    /** The setting that says how many registered people have in an hour. */
    Setting<Integer> setting() {
        return setting;
    }

    /** What support and operators read. */
    String text() {
        return text;
    }
}
