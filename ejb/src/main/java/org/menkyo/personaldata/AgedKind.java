package org.menkyo.personaldata;

import java.time.Duration;
import org.menkyo.settings.Setting;
import org.menkyo.settings.SettingsRegister;

/** What is kept of people for a time after it has ended, and by which setting (LC-1204). The database knows them by name. */
enum AgedKind {
    /** Mails that are not on their way any more, with their parameters. */
    MAIL(SettingsRegister.MAIL_LOG),

    /** Links that confirm a business e-mail, whether they were followed or not. */
    CONFIRMATION_LINK(SettingsRegister.CONFIRMATION_LINKS),

    /** Permission requests that nobody can decide any more. */
    PERMISSION_REQUEST(SettingsRegister.REQUEST_LOG),

    /** What was asked of a second person. */
    APPROVAL(SettingsRegister.REQUEST_LOG),

    /** Closed support cases, with what was written in them and done for them. */
    SUPPORT_CASE(SettingsRegister.SUPPORT_CASES),

    /** Requests for physical media that were shipped, refused or cancelled. */
    PHYSICAL_MEDIA(SettingsRegister.PHYSICAL_MEDIA),

    /** Inventories of machines, of which nobody told anything new. */
    MACHINE_INVENTORY(SettingsRegister.MACHINE_NAMES),

    /** Machines that ask a KMS host no more; they left its count long before. */
    KMS_CLIENT(SettingsRegister.MACHINE_NAMES),

    /** Machines that seemed to share an ID. */
    KMS_DUPLICATE(SettingsRegister.MACHINE_NAMES),

    /** Tries of an authorization number with a license number. */
    LICENSE_PAIR_ATTEMPT(SettingsRegister.LOCKOUT_LOG),

    /** Lockouts that are over. */
    LOCKOUT(SettingsRegister.LOCKOUT_LOG),

    /** Accounts and profiles of people who have no business e-mail, never confirmed or lapsed; they are made anonymous. */
    PERSON(SettingsRegister.UNUSED_ACCOUNTS);

    private final Setting<Duration> kept;

    AgedKind(Setting<Duration> kept) {
        this.kept = kept;
    }

    /** For how long it is kept. */
    Setting<Duration> kept() {
        return kept;
    }
}
