package org.menkyo.settings;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.menkyo.settings.SettingTypes.base64;
import static org.menkyo.settings.SettingTypes.bool;
import static org.menkyo.settings.SettingTypes.choice;
import static org.menkyo.settings.SettingTypes.confidentialUrl;
import static org.menkyo.settings.SettingTypes.dnsName;
import static org.menkyo.settings.SettingTypes.dnsNames;
import static org.menkyo.settings.SettingTypes.duration;
import static org.menkyo.settings.SettingTypes.file;
import static org.menkyo.settings.SettingTypes.folder;
import static org.menkyo.settings.SettingTypes.jdbcUrl;
import static org.menkyo.settings.SettingTypes.localAddress;
import static org.menkyo.settings.SettingTypes.machine;
import static org.menkyo.settings.SettingTypes.mailAddress;
import static org.menkyo.settings.SettingTypes.moment;
import static org.menkyo.settings.SettingTypes.networks;
import static org.menkyo.settings.SettingTypes.number;
import static org.menkyo.settings.SettingTypes.port;
import static org.menkyo.settings.SettingTypes.size;
import static org.menkyo.settings.SettingTypes.text;
import static org.menkyo.settings.SettingTypes.timeZone;
import static org.menkyo.settings.SettingTypes.url;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All settings there are (LC-1206). Each can be a system property of the server, such as {@code menkyo.time-zone}, or an
 * environment variable, {@code MENKYO_TIME_ZONE}; where both are set, the system property holds, and where both are blank or
 * missing, the default.
 *
 * <p>The tables of docs/configuration.md are written from here. A setting that is not here keeps the server from starting.
 */
public final class SettingsRegister {

    private static final List<Setting<?>> ALL = new ArrayList<>();

    private static final int MANY = 1_000_000;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int DAY_SECONDS = 86_400;

    // The installation

    public static final Setting<URI> BASE_URL = add(Setting.of(
                    Part.INSTALLATION,
                    "menkyo.base-url",
                    url(),
                    "address that links in mails begin with, whose pages may change things in browsers, and that the OpenAPI"
                            + " document names as its server")
            .orElse("http://localhost:8080"));

    public static final Setting<ZoneId> TIME_ZONE = add(Setting.of(
                    Part.INSTALLATION,
                    "menkyo.time-zone",
                    timeZone(),
                    "the publisher's zone, in which calendar days end")
            .orElse("UTC"));

    public static final Setting<String> SUPPORT_CONTACT =
            add(Setting.of(Part.INSTALLATION, "menkyo.support-contact", text(), "whom mails name for help")
                    .orElseAs("the sender of mails"));

    public static final Setting<Path> CATALOG_FILE = add(Setting.of(
            Part.INSTALLATION,
            "menkyo.catalog-file",
            file(),
            "[catalog document](catalog/README.md) that is loaded at the start"));

    public static final Setting<Integer> ENTERPRISE_MACHINES = add(Setting.of(
                    Part.INSTALLATION,
                    "menkyo.enterprise-machines",
                    number(100, MANY),
                    "from how many physical machines on [plans](planning.md) take a network for an enterprise's")
            .orElse("1000"));

    public static final Setting<Boolean> DEMO = add(Setting.of(
                    Part.INSTALLATION,
                    "menkyo.demo",
                    bool(),
                    "whether the demo data are loaded: the sample catalog, and accounts with published passwords")
            .orElse("false")
            .orElseAs("`false`; `./menkyo run`: `true`"));

    public static final Setting<Boolean> DEMO_PASSWORDS_ACCEPTED = add(Setting.of(
                    Part.INSTALLATION,
                    "menkyo.let-anybody-sign-in-with-demo-passwords",
                    bool(),
                    "with the demo's accounts although others can reach the server")
            .orElse("false"));

    public static final Setting<Path> DATA_DIR = add(Setting.of(
                    Part.INSTALLATION,
                    "menkyo.data.dir",
                    folder(),
                    "folder of the master key, and with `./menkyo run` of everything else that is kept")
            .orElseAs("the server's `data` folder; `./menkyo run`: `data`"));

    // Accounts and sign-in

    public static final Setting<String> OPERATOR_PASSWORD = add(Setting.of(
                    Part.SIGN_IN,
                    "menkyo.operator-password",
                    text(
                            Pattern.compile("(?is)(?!.*operator).{12,72}"),
                            "12 to 72 characters long, without the word \"operator\""),
                    "makes the account `operator` if no operator can sign in, see"
                            + " [accounts](accounts.md#technical-accounts)")
            .hidden());

    public static final Setting<Boolean> STAFF_NEEDS_SECOND_FACTOR = add(Setting.of(
                    Part.SIGN_IN,
                    "menkyo.staff-needs-second-factor",
                    bool(),
                    "support, operators and auditors must have a [second factor](accounts.md#second-factor), and without"
                            + " it may do nothing but set it up. Not with the demo, whose accounts have none")
            .orElse("false"));

    public static final Setting<URI> OIDC_ISSUER = add(Setting.of(
                    Part.SIGN_IN,
                    "menkyo.oidc.issuer",
                    confidentialUrl(),
                    "OpenID Connect provider that people sign in with, see [identity provider](identity-provider.md)")
            .orElseAs("built in"));

    public static final Setting<String> OIDC_AUDIENCE = add(Setting.of(
            Part.SIGN_IN,
            "menkyo.oidc.audience",
            text(),
            "what the provider's tokens must have in `aud` to be taken; needed with a provider"));

    public static final Setting<String> OIDC_CLIENT_ID = add(Setting.of(
                    Part.SIGN_IN,
                    "menkyo.oidc.client-id",
                    text(),
                    "the provider's public client that pages in the browser sign in as")
            .orElseAs("the audience"));

    public static final Setting<Integer> SIGN_IN_FAILURES_PER_NAME_AND_SOURCE = add(Setting.of(
                    Part.SIGN_IN,
                    "menkyo.sign-in-failures-per-name-and-source",
                    number(1, 100_000),
                    "wrong passwords for a name from a network in 30 minutes, see [sign-in](security/sign-in.md)")
            .orElse("10"));

    public static final Setting<Integer> SIGN_IN_FAILURES_PER_SOURCE = add(Setting.of(
                    Part.SIGN_IN,
                    "menkyo.sign-in-failures-per-source",
                    number(1, 100_000),
                    "wrong passwords from a network in 30 minutes")
            .orElse("200"));

    public static final Setting<Duration> SIGN_IN_KNOWN = add(Setting.of(
                    Part.SIGN_IN,
                    "menkyo.sign-in-known-days",
                    duration(DAYS, 1, 3650),
                    "for how long it is known that an account signed in from a network")
            .orElse("90"));

    // Limits of calls and orders

    public static final Setting<Integer> LOCKOUT_INVALID_IN_A_ROW = add(Setting.of(
                    Part.LIMITS,
                    "menkyo.lockout-invalid-in-a-row",
                    number(1, 100),
                    "wrong pairs of numbers in a row after which Add Open License is locked, see"
                            + " [ADR 110](adr/0110-lockout-in-the-services.md)")
            .orElse("5"));

    public static final Setting<Integer> LOCKOUT_INVALID_IN_A_DAY =
            add(Setting.of(Part.LIMITS, "menkyo.lockout-invalid-in-a-day", number(1, 1000), "the same within 24 hours")
                    .orElse("10"));

    public static final Setting<Integer> PAIRS_INVALID_PER_SOURCE = add(Setting.of(
                    Part.LIMITS,
                    "menkyo.pairs-invalid-per-source-and-hour",
                    number(1, 100_000),
                    "wrong pairs of numbers from a source in an hour")
            .orElse("30"));

    public static final Setting<Integer> PAIRS_INVALID_PER_NUMBER = add(Setting.of(
                    Part.LIMITS,
                    "menkyo.pairs-invalid-per-number-and-hour",
                    number(1, 100_000),
                    "wrong pairs with a number in an hour")
            .orElse("10"));

    public static final Setting<Duration> ADD_OPEN_LICENSE_DELAY = add(Setting.of(
                    Part.LIMITS,
                    "menkyo.add-open-license-delay-minutes",
                    duration(MINUTES, 0, 1440),
                    "how long Add Open License waits before it takes effect")
            .orElse("0"));

    public static final Setting<String> OPEN_LICENSE_SOFTWARE_ASSURANCE = add(Setting.of(
                    Part.LIMITS,
                    "menkyo.open-license-software-assurance",
                    choice("FULL", "VIEW"),
                    "what Add Open License allows of Software Assurance: `FULL`, or `VIEW` for an overview only")
            .orElse("FULL"));

    public static final Setting<Integer> SIGN_UP_BURST = burst("sign-up", "sign-ups", 60, 60_000);
    public static final Setting<Integer> SIGN_UP_PER_MINUTE = perMinute("sign-up", 60, 60_000);
    public static final Setting<Integer> PASSWORD_RESET_BURST = burst("password-reset", "new passwords", 20, 60_000);
    public static final Setting<Integer> PASSWORD_RESET_PER_MINUTE = perMinute("password-reset", 20, 60_000);
    public static final Setting<Integer> SESSION_BURST = burst("session", "sign-ins", 60, 60_000);
    public static final Setting<Integer> SESSION_PER_MINUTE = perMinute("session", 60, 60_000);
    public static final Setting<Integer> ACTIVATION_BURST =
            burst("activation", "activations, for each server,", 200, MANY);
    public static final Setting<Integer> ACTIVATION_PER_MINUTE = perMinute("activation", 300, MANY);
    public static final Setting<Integer> PROXY_ACTIVATION_BURST =
            burst("proxy-activation", "activations for many machines", 20, 60_000);
    public static final Setting<Integer> PROXY_ACTIVATION_PER_MINUTE = perMinute("proxy-activation", 20, 60_000);

    public static final Setting<Integer> REST_MAX_BODY = add(Setting.of(
                    Part.LIMITS,
                    "menkyo.rest.max-body-bytes",
                    size(1, 1024 * MEBIBYTE),
                    "greatest length of a call; without a sign-in never more than 256 KiB")
            .orElse("262144"));

    public static final Setting<Integer> REST_MAX_BATCH = add(Setting.of(
                    Part.LIMITS,
                    "menkyo.rest.max-batch-bytes",
                    size(1, 1024 * MEBIBYTE),
                    "greatest length of a bulk submission")
            .orElse("16777216"));

    public static final Setting<Integer> SOAP_MAX_MESSAGE = add(Setting.of(
                    Part.LIMITS,
                    "menkyo.soap.max-message-bytes",
                    size(1, 1024 * MEBIBYTE),
                    "greatest length of a message; without a sign-in never more than 256 KiB")
            .orElse("33554432"));

    public static final Setting<Duration> IDEMPOTENCY = add(Setting.of(
                    Part.LIMITS,
                    "menkyo.rest.idempotency-hours",
                    duration(HOURS, 24, 24 * 365),
                    "how long the answer to a call with an idempotency key is kept")
            .orElse("48"));

    public static final Setting<Duration> ORDERS_TIME_IN_CALL = add(Setting.of(
                    Part.LIMITS,
                    "menkyo.orders.seconds-in-call",
                    duration(SECONDS, 0, 3600),
                    "how long a call with many orders works on them before it answers; the rest goes on in the background")
            .orElse("10"));

    // Media and downloads

    /** The value of {@link #MEDIA_STORE} for a store that speaks S3. */
    public static final String S3 = "S3";

    public static final Setting<String> MEDIA_STORE = add(Setting.of(
                    Part.MEDIA,
                    "menkyo.media.store",
                    choice("FILE", S3),
                    "whether [media files](downloads.md#where-files-are-kept) are kept in the folder or in a store that"
                            + " speaks S3")
            .orElse("FILE"));

    public static final Setting<Path> MEDIA_FOLDER = add(Setting.of(
                    Part.MEDIA,
                    "menkyo.media.folder",
                    folder(),
                    "where media files arrive, and are kept by `FILE`; the same for all servers on one database")
            .orElseAs("`media` in the data folder"));

    public static final Setting<URI> S3_ENDPOINT = add(
            Setting.of(Part.MEDIA, "menkyo.media.s3.endpoint", confidentialUrl(), "address of the store that speaks S3")
                    .orElseAs("Amazon's of the region"));

    public static final Setting<String> S3_REGION = add(
            Setting.of(Part.MEDIA, "menkyo.media.s3.region", text(), "region that calls of the store are signed for")
                    .orElse("us-east-1"));

    public static final Setting<String> S3_BUCKET = add(Setting.of(
            Part.MEDIA, "menkyo.media.s3.bucket", text(), "bucket of the media files, which must be there already"));

    public static final Setting<String> S3_PREFIX = add(
            Setting.of(Part.MEDIA, "menkyo.media.s3.prefix", text(), "what their keys begin with, such as `menkyo/`")
                    .orElseAs("nothing"));

    public static final Setting<Boolean> S3_PATH_STYLE = add(Setting.of(
                    Part.MEDIA,
                    "menkyo.media.s3.path-style",
                    bool(),
                    "whether the bucket is in the path of addresses rather than in the name of the machine")
            .orElseAs("`true` if the endpoint is set"));

    public static final Setting<String> S3_ACCESS_KEY =
            add(Setting.of(Part.MEDIA, "menkyo.media.s3.access-key", text(), "ID of the access key for the bucket")
                    .orElseAs("what the AWS SDK finds: its environment variables, profile, or the machine's role"));

    public static final Setting<String> S3_SECRET_KEY =
            add(Setting.of(Part.MEDIA, "menkyo.media.s3.secret-key", text(), "its secret")
                    .hidden());

    public static final Setting<Duration> MEDIA_UPLOAD_KEPT = add(Setting.of(
                    Part.MEDIA,
                    "menkyo.media.upload-hours",
                    duration(HOURS, 1, 24 * 365),
                    "how long an upload is kept of which nothing comes any more")
            .orElse("48"));

    public static final Setting<Duration> DOWNLOAD_LINK_LIFETIME = add(Setting.of(
                    Part.MEDIA,
                    "menkyo.download.link-minutes",
                    duration(MINUTES, 1, 7 * 1440),
                    "how long a download can be begun and resumed by its link")
            .orElse("60"));

    public static final Setting<Integer> DOWNLOADS_PER_DAY = add(Setting.of(
                    Part.MEDIA,
                    "menkyo.downloads-per-person-and-day",
                    number(1, 100_000),
                    "links that one person gets in 24 hours")
            .orElse("200"));

    public static final Setting<Integer> DOWNLOADS_PER_PERSON = add(Setting.of(
                    Part.MEDIA,
                    "menkyo.downloads-per-person",
                    number(1, 1000),
                    "files that one person downloads from a server at a time")
            .orElse("4"));

    public static final Setting<Integer> DOWNLOADS_AT_A_TIME = add(Setting.of(
                    Part.MEDIA,
                    "menkyo.downloads-at-a-time",
                    number(1, 10_000),
                    "the same of all together; each takes a thread, of which downloads have their own")
            .orElse("16"));

    // Mails

    public static final Setting<String> MAIL_FROM =
            add(Setting.of(Part.MAILS, "menkyo.mail-from", mailAddress(), "sender of mails")
                    .orElse("menkyo@localhost"));

    public static final Setting<Integer> MAILS_PER_SENDER_AND_RECEIVER = add(Setting.of(
                    Part.MAILS,
                    "menkyo.mails-per-sender-and-receiver",
                    number(1, 100_000),
                    "how many mails a registered person causes in an hour for one receiver before they are held back for a"
                            + " summary, see [mails](mails.md)")
            .orElse("20"));

    public static final Setting<Integer> MAILS_PER_RECEIVER = add(Setting.of(
                    Part.MAILS,
                    "menkyo.mails-per-receiver",
                    number(1, 100_000),
                    "the same of all together for one receiver")
            .orElse("60"));

    public static final Setting<Integer> MAILS_PER_SENDER =
            add(Setting.of(Part.MAILS, "menkyo.mails-per-sender", number(1, 100_000), "the same of one person in all")
                    .orElse("100"));

    public static final Setting<Duration> MAIL_SUMMARY = add(Setting.of(
                    Part.MAILS,
                    "menkyo.mail-summary-minutes",
                    duration(MINUTES, 1, 1440),
                    "how long mails are held back")
            .orElse("15"));

    public static final Setting<Duration> REDELIVERY_DELAY = add(Setting.of(
                    Part.MAILS,
                    "menkyo.notification.redelivery.delay",
                    duration(MILLIS, 1, DAY_SECONDS * 1000),
                    "after how long a mail that failed is tried again; tripled each time")
            .orElse("5000"));

    public static final Setting<Duration> REDELIVERY_MAX_DELAY = add(Setting.of(
                    Part.MAILS,
                    "menkyo.notification.redelivery.max.delay",
                    duration(MILLIS, 1, 7 * DAY_SECONDS * 1000),
                    "the longest time between two tries")
            .orElse("3600000"));

    public static final Setting<Integer> NOTIFICATION_MAX_ATTEMPTS = add(Setting.of(
                    Part.MAILS,
                    "menkyo.notification.max.attempts",
                    number(1, 1000),
                    "tries until a mail goes to the dead-letter queue")
            .orElse("30"));

    public static final Setting<String> SMTP_HOST =
            add(Setting.of(Part.MAILS, "menkyo.smtp.host", machine(), "mail server of your own, see below")
                    .orElse("localhost")
                    .orElseAs("`localhost`; `./menkyo run`: a mail sink"));

    public static final Setting<Integer> SMTP_PORT =
            add(Setting.of(Part.MAILS, "menkyo.smtp.port", port(1), "its port").orElse("25"));

    public static final Setting<Boolean> SMTP_TLS =
            add(Setting.of(Part.MAILS, "menkyo.smtp.tls", bool(), "whether mails go by STARTTLS or not at all")
                    .orElse("false"));

    public static final Setting<String> SMTP_USER =
            add(Setting.of(Part.MAILS, "menkyo.smtp.user", text(), "whom to sign in as at the mail server"));

    public static final Setting<String> SMTP_PASSWORD =
            add(Setting.of(Part.MAILS, "menkyo.smtp.password", text(), "its password")
                    .hidden());

    // Webhooks

    public static final Setting<Boolean> WEBHOOK_PRIVATE_ADDRESSES = add(Setting.of(
                    Part.WEBHOOKS,
                    "menkyo.webhook-private-addresses",
                    bool(),
                    "whether [webhooks](webhooks.md) may go to private addresses and without TLS")
            .orElse("false"));

    public static final Setting<Duration> WEBHOOK_LOG = add(Setting.of(
                    Part.WEBHOOKS,
                    "menkyo.webhook-log-days",
                    duration(DAYS, 1, 3650),
                    "how long webhook messages stay in the log of deliveries")
            .orElse("30"));

    // Personal data

    public static final Setting<Duration> AUDIT_PERSONAL = add(Setting.of(
                    Part.PERSONAL_DATA,
                    "menkyo.audit-personal-days",
                    duration(DAYS, 30, 36_500),
                    "how long the audit keeps names, addresses and what else can be [personal](personal-data.md)")
            .orElse("3650"));

    public static final Setting<Duration> CONTRACT_RETENTION = add(Setting.of(
                    Part.PERSONAL_DATA,
                    "menkyo.contract-retention-days",
                    duration(DAYS, 0, 36_500),
                    "how long the law asks to keep who a contract named after it has ended")
            .orElse("3650"));

    public static final Setting<Duration> MAIL_LOG = add(Setting.of(
                    Part.PERSONAL_DATA,
                    "menkyo.mail-log-days",
                    duration(DAYS, 30, 36_500),
                    "how long mails that were sent or given up are kept")
            .orElse("365"));

    public static final Setting<Duration> CONFIRMATION_LINKS = add(Setting.of(
                    Part.PERSONAL_DATA,
                    "menkyo.confirmation-link-days",
                    duration(DAYS, 1, 3650),
                    "how long links that confirm a business e-mail are kept after they have ended")
            .orElse("30"));

    public static final Setting<Duration> UNUSED_ACCOUNTS = add(Setting.of(
                    Part.PERSONAL_DATA,
                    "menkyo.unused-account-days",
                    duration(DAYS, 90, 36_500),
                    "how long the account of a person without a confirmed business e-mail is kept after the last sign-in")
            .orElse("1095"));

    public static final Setting<Duration> REQUEST_LOG = add(Setting.of(
                    Part.PERSONAL_DATA,
                    "menkyo.request-log-days",
                    duration(DAYS, 30, 36_500),
                    "how long permission requests, and what was asked of a second person, are kept after they were decided or ended")
            .orElse("1095"));

    public static final Setting<Duration> SUPPORT_CASES = add(Setting.of(
                    Part.PERSONAL_DATA,
                    "menkyo.support-case-days",
                    duration(DAYS, 30, 36_500),
                    "how long support cases are kept after they were closed")
            .orElse("1095"));

    public static final Setting<Duration> PHYSICAL_MEDIA = add(Setting.of(
                    Part.PERSONAL_DATA,
                    "menkyo.physical-media-days",
                    duration(DAYS, 30, 36_500),
                    "how long requests for physical media are kept after they were shipped, refused or cancelled")
            .orElse("3650"));

    public static final Setting<Duration> LOCKOUT_LOG = add(Setting.of(
                    Part.PERSONAL_DATA,
                    "menkyo.lockout-log-days",
                    duration(DAYS, 90, 36_500),
                    "how long tries of numbers that do not belong together, and lockouts after they are over, are kept")
            .orElse("365"));

    public static final Setting<Duration> MACHINE_NAMES = add(Setting.of(
                    Part.PERSONAL_DATA,
                    "menkyo.machine-name-days",
                    duration(DAYS, 60, 36_500),
                    "how long machines are kept after they asked a KMS host last, and inventories after they were uploaded last")
            .orElse("400"));

    // KMS hosts

    public static final Setting<String> MODE = add(Setting.of(
                    Part.KMS_HOST,
                    "menkyo.mode",
                    choice("center", "host"),
                    "the publisher's center, or a KMS host only, see [KMS hosts](kms-host.md)")
            .orElse("center"));

    public static final Setting<Path> CLIENT_CATALOG = add(Setting.of(
            Part.KMS_HOST,
            "menkyo.client-catalog",
            file(),
            "the publisher's catalog for a KMS host: the center's `GET /catalog/client`"));

    public static final Setting<URI> CENTER_URL =
            add(Setting.of(Part.KMS_HOST, "menkyo.center-url", url(), "the center's REST address, for a KMS host")
                    .orElseAs("the one in the catalog"));

    public static final Setting<Duration> HOST_CERTIFICATE_LIFETIME = add(Setting.of(
                    Part.KMS_HOST,
                    "menkyo.host-certificate-days",
                    duration(DAYS, 1, 36_500),
                    "how long the certificate of a KMS host is valid")
            .orElseAs("without end"));

    public static final Setting<Integer> KMS_MAX_CLIENTS = add(Setting.of(
                    Part.KMS_HOST,
                    "menkyo.kms-max-clients",
                    number(1, 100 * MANY),
                    "machines in the table of a KMS host")
            .orElse("2000000"));

    public static final Setting<Duration> KMS_DUPLICATE_WINDOW = add(Setting.of(
                    Part.KMS_HOST,
                    "menkyo.kms-duplicate-hours",
                    duration(HOURS, 1, 24 * 365),
                    "within how long a CMID that comes with another name or other hardware is reported")
            .orElse("24"));

    // The KMS port

    public static final Setting<Integer> KMS_PORT = add(Setting.of(
                    Part.KMS_PORT,
                    "menkyo.kms-port",
                    port(0),
                    "port for client machines, to which a server of your own adds its port offset as to its others; 0 for any"
                            + " free one. See [the protocol](protocol/kms.md)")
            .orElse("1688"));

    public static final Setting<InetAddress> KMS_BIND_ADDRESS =
            add(Setting.of(Part.KMS_PORT, "menkyo.kms-bind-address", localAddress(), "address that it listens on")
                    .orElseAs("the server's (`-b`); `./menkyo run`: `MENKYO_BIND_ADDRESS`"));

    public static final Setting<Integer> KMS_MAX_CONNECTIONS =
            add(Setting.of(Part.KMS_PORT, "menkyo.kms-max-connections", number(1, MANY), "connections in all")
                    .orElse("4096"));

    public static final Setting<Integer> KMS_MAX_CONNECTIONS_PER_ADDRESS = add(Setting.of(
                    Part.KMS_PORT,
                    "menkyo.kms-max-connections-per-address",
                    number(1, MANY),
                    "connections from one address; the first 64 bits of an IPv6 address count")
            .orElse("256"));

    public static final Setting<Integer> KMS_MAX_REQUESTS_PER_SECOND = add(Setting.of(
                    Part.KMS_PORT,
                    "menkyo.kms-max-requests-per-second",
                    number(0, MANY),
                    "requests from one address; 0 is without limit")
            .orElse("2000"));

    public static final Setting<Integer> KMS_MAX_IN_FLIGHT = add(Setting.of(
                    Part.KMS_PORT,
                    "menkyo.kms-max-in-flight",
                    number(1, MANY),
                    "unanswered requests of one connection before no more are read")
            .orElse("256"));

    public static final Setting<Integer> KMS_QUEUE_CAPACITY =
            add(Setting.of(Part.KMS_PORT, "menkyo.kms-queue-capacity", number(1, MANY), "the same over all connections")
                    .orElse("16384"));

    public static final Setting<Integer> KMS_IO_THREADS =
            add(Setting.of(Part.KMS_PORT, "menkyo.kms-io-threads", number(1, 64), "threads that read and write")
                    .orElseAs("half the processors, 1…4"));

    public static final Setting<Duration> KMS_IDLE_TIMEOUT = add(Setting.of(
                    Part.KMS_PORT,
                    "menkyo.kms-idle-timeout",
                    duration(SECONDS, 1, DAY_SECONDS),
                    "time without a request after which a connection ends")
            .orElse("30"));

    public static final Setting<Duration> KMS_FRAME_TIMEOUT = add(Setting.of(
                    Part.KMS_PORT,
                    "menkyo.kms-frame-timeout",
                    duration(SECONDS, 1, DAY_SECONDS),
                    "time that a frame may take from its first to its last byte")
            .orElse("10"));

    // DNS

    public static final Setting<String> DNS_SERVER = add(Setting.of(
            Part.DNS,
            "menkyo.dns-server",
            machine(),
            "primary name server that takes updates, with `:port` if that is not 53; without it nothing is published, see"
                    + " [KMS hosts](kms-host.md)"));

    public static final Setting<List<String>> DNS_DOMAINS = add(Setting.of(
            Part.DNS,
            "menkyo.dns-domains",
            dnsNames(),
            "the clients' domains, parted by commas; without them nothing is published"));

    public static final Setting<String> DNS_TARGET =
            add(Setting.of(Part.DNS, "menkyo.dns-target", dnsName(), "this machine's name as clients resolve it")
                    .orElseAs("what the machine says"));

    public static final Setting<String> DNS_TSIG_NAME = add(
            Setting.of(Part.DNS, "menkyo.dns-tsig-name", dnsName(), "name of the TSIG key that updates are signed with")
                    .orElseAs("not signed"));

    public static final Setting<byte[]> DNS_TSIG_SECRET =
            add(Setting.of(Part.DNS, "menkyo.dns-tsig-secret", base64(), "its secret, in Base64")
                    .hidden());

    public static final Setting<String> DNS_TSIG_ALGORITHM = add(Setting.of(
                    Part.DNS,
                    "menkyo.dns-tsig-algorithm",
                    choice("hmac-sha256", "hmac-sha384", "hmac-sha512"),
                    "its algorithm")
            .orElse("hmac-sha256"));

    public static final Setting<Integer> DNS_PRIORITY =
            add(Setting.of(Part.DNS, "menkyo.dns-priority", number(0, 65_535), "priority of the record")
                    .orElse("0"));

    public static final Setting<Integer> DNS_WEIGHT =
            add(Setting.of(Part.DNS, "menkyo.dns-weight", number(0, 65_535), "weight of the record")
                    .orElse("0"));

    public static final Setting<Duration> DNS_TTL = add(Setting.of(
                    Part.DNS,
                    "menkyo.dns-ttl",
                    duration(SECONDS, 1, 7 * DAY_SECONDS),
                    "how long others may keep the record")
            .orElse("3600"));

    public static final Setting<Duration> DNS_REFRESH = add(Setting.of(
                    Part.DNS,
                    "menkyo.dns-refresh",
                    duration(SECONDS, 1, 7 * DAY_SECONDS),
                    "after how long it is published again")
            .orElse("3600"));

    // A database of your own

    public static final Setting<String> DB_URL = add(Setting.of(
                    Part.DATABASE, "menkyo.db.url", jdbcUrl(), "JDBC address of the database, see below")
            .orElse("jdbc:postgresql://localhost:5432/menkyo")
            .orElseAs("`jdbc:postgresql://localhost:5432/menkyo`; `./menkyo run`: a database that comes along"));

    public static final Setting<String> DB_USER =
            add(Setting.of(Part.DATABASE, "menkyo.db.user", text(), "role that the application works with")
                    .orElse("menkyo_app"));

    public static final Setting<String> DB_PASSWORD =
            add(Setting.of(Part.DATABASE, "menkyo.db.password", text(), "its password")
                    .hidden());

    public static final Setting<String> DB_OWNER_USER = add(Setting.of(
                    Part.DATABASE, "menkyo.db.owner.user", text(), "role that owns the tables; used at the start only")
            .orElse("menkyo_owner"));

    public static final Setting<String> DB_OWNER_PASSWORD =
            add(Setting.of(Part.DATABASE, "menkyo.db.owner.password", text(), "its password")
                    .hidden());

    public static final Setting<Integer> DB_POOL_SIZE = add(Setting.of(
                    Part.DATABASE,
                    "menkyo.db.pool.size",
                    number(4, 10_000),
                    "connections at most; the database must allow some more")
            .orElse("60"));

    // Network

    public static final Setting<InetAddress> BIND_ADDRESS = add(Setting.of(
                    Part.NETWORK,
                    "menkyo.bind-address",
                    localAddress(),
                    "address that `./menkyo run` lets REST, SOAP and KMS listen on; `0.0.0.0` for all. Others than the loopback"
                            + " address only without the demo's accounts, whose passwords are published")
            .orElse("127.0.0.1"));

    public static final Setting<List<String>> TRUSTED_PROXIES = add(Setting.of(
            Part.NETWORK,
            "menkyo.trusted-proxies",
            networks(),
            "proxies that say who called, see [what the server offers](security/surface.md#behind-a-proxy)"));

    public static final Setting<String> TRUSTED_PROXIES_HEADER = add(Setting.of(
                    Part.NETWORK,
                    "menkyo.trusted-proxies-header",
                    choice("X-Forwarded-For", "Forwarded"),
                    "the header that they write")
            .orElse("X-Forwarded-For"));

    public static final Setting<Path> TLS_KEY_STORE = add(Setting.of(
            Part.NETWORK,
            "menkyo.tls.key-store",
            file(),
            "PKCS#12 file with key and certificates of a server of your own that"
                    + " [`tls.cli`](../wildfly-config/README.md#https) has configured"));

    public static final Setting<String> TLS_KEY_STORE_PASSWORD =
            add(Setting.of(Part.NETWORK, "menkyo.tls.key-store-password", text(), "its password")
                    .hidden());

    public static final Setting<Integer> HTTP_PORT = ofRun("menkyo.http-port", "REST, SOAP and pages", "8080");
    public static final Setting<Integer> HTTPS_PORT = ofRun("menkyo.https-port", "the same over TLS", "8443");
    public static final Setting<Integer> MANAGEMENT_PORT =
            ofRun("menkyo.management-port", "health, metrics and the server's command line", "9990");
    public static final Setting<Integer> SMTP_SINK_PORT =
            ofRun("menkyo.smtp-sink-port", "the mail sink that comes along", "1025");
    public static final Setting<Integer> MAILBOX_PORT =
            ofRun("menkyo.mailbox-port", "its pages with the mails", "8025");
    public static final Setting<Integer> POSTGRES_PORT =
            ofRun("menkyo.postgres-port", "the database that comes along", "5433");

    public static final Setting<Integer> PORT_OFFSET = add(Setting.of(
                    Part.NETWORK,
                    "menkyo.port-offset",
                    number(0, 50_000),
                    "what `./menkyo run` adds to every port that is not set")
            .orElse("0"));

    // Operation

    public static final Setting<Boolean> LOG_JSON = add(Setting.of(
                    Part.OPERATION,
                    "menkyo.log-json",
                    bool(),
                    "whether `server.log` has an object of JSON a line, for programs that collect logs; read by `./menkyo run`")
            .orElse("false"));

    public static final Setting<String> LOG_CONSOLE = add(Setting.of(
                    Part.OPERATION,
                    "menkyo.log.console",
                    choice("OFF", "FATAL", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL"),
                    "which lines of the log a server of your own prints, too")
            .orElse("INFO"));

    public static final Setting<String> NODE_NAME = add(Setting.of(
                    Part.OPERATION,
                    "menkyo.node-name",
                    text(
                            Pattern.compile("[A-Za-z0-9._-]{1,23}"),
                            "at most 23 letters and digits, also with dots and hyphens"),
                    "the name of this server, another one for each server on the same database, which then also share"
                            + " `data/master-key.cs`; read by `./menkyo run`")
            .orElse("menkyo"));

    public static final Setting<String> SECRETS_PASSWORD = add(Setting.of(
                    Part.OPERATION,
                    "menkyo.secrets-password",
                    text(),
                    "opens the [credential store](../wildfly-config/README.md#passwords-in-a-credential-store) that has the"
                            + " passwords of a server of your own, if it has one")
            .hidden());

    public static final Setting<Duration> LEAVE_GRACE = add(Setting.of(
                    Part.OPERATION,
                    "menkyo.leave-grace-seconds",
                    duration(SECONDS, 0, 3600),
                    "for how long a server that is told to stop says that it is not ready and serves all the same, see"
                            + " [several servers](nodes.md)")
            .orElse("10")
            .orElseAs("`10`; `./menkyo run`: `0`"));

    public static final Setting<Integer> RESTARTS = add(Setting.of(
                    Part.OPERATION,
                    "menkyo.restarts",
                    number(0, 1000),
                    "how often within ten minutes a server, or a database that comes along, is started again after it died"
                            + " before `./menkyo run` gives up")
            .orElse("5"));

    public static final Setting<Instant> QUARANTINE = add(Setting.of(
            Part.OPERATION,
            "menkyo.quarantine",
            moment(),
            "when the copy was made that this installation is; unless an operator has released it since, no mail, webhook or"
                    + " DNS update leaves it. For copies of files only: others are noticed, see"
                    + " [restoring a backup](restore.md)"));

    public static final Setting<String> JAVA_OPTS = add(Setting.of(
                    Part.OPERATION,
                    "menkyo.java-opts",
                    text(),
                    "options of the Java that `./menkyo run` starts the server with; not shown, since they can have passwords")
            .orElseAs("`-Xms256m -Xmx1g -XX:MetaspaceSize=192m -XX:MaxMetaspaceSize=512m -XX:-G1UseAdaptiveIHOP"
                    + " -XX:InitiatingHeapOccupancyPercent=60`")
            .hidden());

    // Read by commands only

    public static final Setting<Path> CLIENT_DIR = add(Setting.of(
                    Part.COMMANDS,
                    "menkyo.client-dir",
                    folder(),
                    "where the [client](client.md) keeps what is installed")
            .orElseAs("`.menkyo-client` in the home folder"));

    public static final Setting<Path> MACHINES_DIR = add(Setting.of(
                    Part.COMMANDS,
                    "menkyo.machines-dir",
                    folder(),
                    "where the [management tool](machines.md) keeps its inventory and its authority")
            .orElseAs("`.menkyo-machines` in the home folder"));

    public static final Setting<String> AUTHORITY_PASSWORD = add(Setting.of(
                    Part.COMMANDS,
                    "menkyo.authority-password",
                    text(),
                    "the password of the keys of the management tool's authority, of at least 12 characters, if it has"
                            + " one")
            .hidden());

    public static final Setting<String> DIRECTORY_PASSWORD = add(Setting.of(
                    Part.COMMANDS,
                    "menkyo.directory-password",
                    text(),
                    "the password that the management tool signs in with at a directory")
            .hidden());

    public static final Setting<String> TOKEN = add(Setting.of(
                    Part.COMMANDS,
                    "menkyo.token",
                    text(),
                    "the [access token](access-tokens.md) that the management tool uploads inventories with, and that"
                            + " [`menkyo-admin`](admin.md) signs in with")
            .hidden());

    public static final Setting<String> PASSWORD = add(Setting.of(
                    Part.COMMANDS,
                    "menkyo.password",
                    text(),
                    "the password that the client, `./menkyo import` and [`menkyo-admin`](admin.md) sign in with")
            .hidden());

    private SettingsRegister() {}

    private static <T> Setting<T> add(Setting<T> setting) {
        ALL.add(setting);
        return setting;
    }

    private static Setting<Integer> burst(String what, String words, int byDefault, int most) {
        return add(Setting.of(
                        Part.LIMITS,
                        "menkyo.strangers." + what + "-burst",
                        number(1, most),
                        words + " that one source may call for in a row without a sign-in, over all interfaces")
                .orElse(Integer.toString(byDefault)));
    }

    private static Setting<Integer> perMinute(String what, int byDefault, int most) {
        return add(Setting.of(
                        Part.LIMITS,
                        "menkyo.strangers." + what + "-per-minute",
                        number(1, most),
                        "how many a minute after that")
                .orElse(Integer.toString(byDefault)));
    }

    private static Setting<Integer> ofRun(String name, String what, String byDefault) {
        return add(Setting.of(Part.NETWORK, name, port(1), "port of `./menkyo run` for " + what)
                .orElse(byDefault));
    }

    /** All of them, in the order in which people are told of them. */
    public static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }
}
