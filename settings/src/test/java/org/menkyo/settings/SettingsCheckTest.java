package org.menkyo.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("LC-1206")
class SettingsCheckTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MENKYO_LOCKOUT_INVALID_IN_A_ROW | five | NOT_A_NUMBER | must be a whole number from 1 to 100
        MENKYO_LOCKOUT_INVALID_IN_A_ROW | 5.0 | NOT_A_NUMBER | must be a whole number from 1 to 100
        MENKYO_LOCKOUT_INVALID_IN_A_ROW | -3 | OUT_OF_RANGE | must be a whole number from 1 to 100
        MENKYO_LOCKOUT_INVALID_IN_A_ROW | 0 | OUT_OF_RANGE | must be a whole number from 1 to 100
        MENKYO_LOCKOUT_INVALID_IN_A_ROW | 101 | OUT_OF_RANGE | must be a whole number from 1 to 100
        MENKYO_LOCKOUT_INVALID_IN_A_ROW | 99999999999 | OUT_OF_RANGE | must be a whole number from 1 to 100
        MENKYO_REST_MAX_BODY_BYTES | 256K | NOT_A_NUMBER | must be a whole number
        MENKYO_MAIL_SUMMARY_MINUTES | 1441 | OUT_OF_RANGE | from 1 to 1440
        MENKYO_HTTP_PORT | 65536 | OUT_OF_RANGE | from 1 to 65535
        MENKYO_DEMO | yes | NOT_TRUE_OR_FALSE | must be true or false
        MENKYO_MODE | centre | NOT_ONE_OF | must be center or host
        MENKYO_DNS_TSIG_ALGORITHM | hmac-md5 | NOT_ONE_OF | must be one of hmac-sha256, hmac-sha384, hmac-sha512
        MENKYO_QUARANTINE | true | NOT_A_MOMENT | must be a moment, such as 2026-12-01T09:00Z
        MENKYO_QUARANTINE | 2026-12-01T09:00 | NOT_A_MOMENT | must be a moment, such as 2026-12-01T09:00Z
        MENKYO_TIME_ZONE | Mars/Base | NOT_A_TIME_ZONE | must be the name of a time zone
        MENKYO_BASE_URL | licenses.example.com | NOT_AN_ADDRESS | must be an http or https address
        MENKYO_BASE_URL | ftp://example.com | NOT_AN_ADDRESS | must be an http or https address
        MENKYO_BASE_URL | http:// | NOT_AN_ADDRESS | must be an http or https address
        MENKYO_CENTER_URL | https://exa mple | NOT_AN_ADDRESS | must be an http or https address
        MENKYO_DB_URL | postgresql://localhost | NOT_AN_ADDRESS | must be like jdbc:postgresql:
        MENKYO_MAIL_FROM | nobody | NOT_AN_ADDRESS | must be a mail address
        MENKYO_MAIL_FROM | @example.com | NOT_AN_ADDRESS | must be a mail address
        MENKYO_MAIL_FROM | a@ | NOT_AN_ADDRESS | must be a mail address
        MENKYO_MAIL_FROM | a b@example.com | NOT_AN_ADDRESS | must be a mail address
        MENKYO_SMTP_HOST | smtp://mail | NOT_AN_ADDRESS | must be a machine's name
        MENKYO_TRUSTED_PROXIES | 10.0.0.0/33 | NOT_AN_ADDRESS | must be addresses and networks
        MENKYO_TRUSTED_PROXIES | 10.0.0.0/8/8 | NOT_AN_ADDRESS | must be addresses and networks
        MENKYO_TRUSTED_PROXIES | 192.0.2.1,proxy | NOT_AN_ADDRESS | must be addresses and networks
        MENKYO_TRUSTED_PROXIES | 192.0.2.256 | NOT_AN_ADDRESS | must be addresses and networks
        MENKYO_BIND_ADDRESS | 1.2.3.4.5 | NOT_AN_ADDRESS | must be an address of this computer
        MENKYO_NODE_NAME | a name | WRONG_FORM | at most 23 letters
        MENKYO_CATALOG_FILE | /nowhere/catalog.json | NO_SUCH_FILE | must be a file that the server can read
        """)
    void eachTypeTellsWhatIsWrong(String variable, String value, ProblemCode code, String words) {
        List<Problem> problems = problems(Map.of(variable, value));

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).code()).isEqualTo(code);
        assertThat(problems.get(0).sentence())
                .startsWith(variable + " is '" + value + "' and ")
                .contains(words)
                .endsWith(".");
    }

    @Test
    void whatIsRightIsTaken() throws IOException {
        Path file = Files.createFile(folder.resolve("catalog.txt"));
        assertThat(problems(Map.ofEntries(
                        Map.entry("MENKYO_LOCKOUT_INVALID_IN_A_ROW", " 100 "),
                        Map.entry("MENKYO_LOCKOUT_INVALID_IN_A_DAY", "1"),
                        Map.entry("MENKYO_DEMO", "TRUE"),
                        Map.entry("MENKYO_MODE", "host"),
                        Map.entry("MENKYO_CLIENT_CATALOG", file.toString()),
                        Map.entry("MENKYO_DATA_DIR", folder.resolve("later").toString()),
                        Map.entry("MENKYO_TIME_ZONE", "Asia/Tokyo"),
                        Map.entry("MENKYO_TRUSTED_PROXIES", "192.0.2.1, 10.0.0.0/8,2001:db8::/32,::1"),
                        Map.entry("MENKYO_OIDC_ISSUER", "http://localhost:8180/realms/a"),
                        Map.entry("MENKYO_OIDC_AUDIENCE", "menkyo"),
                        Map.entry("MENKYO_DNS_SERVER", "[2001:db8::1]:5353"),
                        Map.entry("MENKYO_DNS_DOMAINS", "example.com,example.org."),
                        Map.entry("MENKYO_DNS_TSIG_NAME", "key.example.com"),
                        Map.entry("MENKYO_DNS_TSIG_SECRET", "c2VjcmV0"),
                        Map.entry("MENKYO_NODE_NAME", "node-1.a_B"),
                        Map.entry("MENKYO_TEST_PEERS", "required"),
                        Map.entry("MENKYO_SUPPORT_CONTACT", " "),
                        Map.entry("PATH", "MENKYO_"))))
                .isEmpty();
        assertThat(SettingsRegister.MAIL_SUMMARY.parse(" 20 ")).isEqualTo(Duration.ofMinutes(20));
        assertThat(SettingsRegister.TIME_ZONE.parse("Asia/Tokyo")).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(SettingsRegister.QUARANTINE.parse("2026-12-01T18:00+09:00"))
                .isEqualTo(Instant.parse("2026-12-01T09:00:00Z"));
        assertThat(SettingsRegister.MODE.parse("HOST")).isEqualTo("host");
        assertThat(SettingsRegister.TRUSTED_PROXIES.parse("192.0.2.1, 10.0.0.0/8"))
                .containsExactly("192.0.2.1", "10.0.0.0/8");
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com/realm?x=1, false",
        "https://login.example.com/realm#x, false",
        "http://login.example.com/realm, false",
        "https://login.example.com/realm, true",
        "http://127.0.0.1:8180/realm, true"
    })
    void signInsGoWhereNobodyCanRead(String issuer, boolean taken) {
        assertThat(problems(Map.of("MENKYO_OIDC_ISSUER", issuer, "MENKYO_OIDC_AUDIENCE", "menkyo"))
                        .isEmpty())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a lantern", "a lantern of the Operator"})
    void aPasswordThatNoOperatorMayHaveStopsTheStart(String password) {
        assertThat(problems(Map.of("MENKYO_OPERATOR_PASSWORD", password)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.WRONG_FORM))
                .asString()
                .contains("MENKYO_OPERATOR_PASSWORD must be 12 to 72 characters long, without the word \"operator\".")
                .doesNotContain(password);
    }

    @ParameterizedTest
    @CsvSource({
        "MENKYO_DNS_DOMAINS, 'example.com,-'",
        "MENKYO_DNS_DOMAINS, ','",
        "MENKYO_DNS_SERVER, ns:70000",
        "MENKYO_DNS_SERVER, ':53'",
        "MENKYO_DNS_TARGET, a..b"
    })
    void namesOfMachinesAreLookedAt(String variable, String value) {
        Map<String, String> all =
                new java.util.HashMap<>(Map.of("MENKYO_DNS_SERVER", "192.0.2.1", "MENKYO_DNS_DOMAINS", "example.com"));
        assertThat(problems(all)).isEmpty();
        all.put(variable, value);
        assertThat(problems(all))
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).startsWith(variable));
    }

    @ParameterizedTest
    @CsvSource({
        "MENKYO_TIMEZONE, did you mean MENKYO_TIME_ZONE?",
        "MENKYO_MOED, did you mean MENKYO_MODE?",
        "MENKYO_LOCKOUT_INVALID_IN_ROW, did you mean MENKYO_LOCKOUT_INVALID_IN_A_ROW?",
        "MENKYO_SOMETHING_ELSE_ENTIRELY, remove it.",
        "MENKYO_, remove it."
    })
    void aMistypedNameIsToldWithTheOneThatWasMeant(String variable, String advice) {
        assertThat(problems(Map.of(variable, "secret text")))
                .containsExactly(new Problem(ProblemCode.UNKNOWN_SETTING, variable + " is no setting; " + advice));
    }

    @Test
    void aSystemPropertyHasOneName() {
        assertThat(new SettingsCheck(new SettingsSource(Map.of("menkyo.time.zone", "UTC"), Map.of())).problems())
                .containsExactly(new Problem(
                        ProblemCode.UNKNOWN_SETTING, "menkyo.time.zone is no setting; did you mean menkyo.time-zone?"));
        assertThat(new SettingsCheck(new SettingsSource(Map.of("menkyo.time-zone", "x"), Map.of())).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).startsWith("menkyo.time-zone is 'x'"));
    }

    @Test
    void aSystemPropertyGoesBeforeTheEnvironmentUnlessItIsBlank() {
        Map<String, String> environment = Map.of("MENKYO_TIME_ZONE", "Asia/Tokyo");
        SettingsSource both = new SettingsSource(Map.of("menkyo.time-zone", "UTC"), environment);
        assertThat(both.text(SettingsRegister.TIME_ZONE)).contains("UTC");
        assertThat(both.asEnvironment()).containsExactly(Map.entry("MENKYO_TIME_ZONE", "UTC"));
        assertThat(new SettingsSource(Map.of("menkyo.time-zone", " "), environment).text(SettingsRegister.TIME_ZONE))
                .contains("Asia/Tokyo");
    }

    @ParameterizedTest
    @CsvSource({
        "MENKYO_OIDC_ISSUER, https://login.example.com, MENKYO_OIDC_AUDIENCE",
        "MENKYO_MODE, host, MENKYO_CLIENT_CATALOG",
        "MENKYO_DNS_TSIG_NAME, key, MENKYO_DNS_TSIG_SECRET",
        "MENKYO_DNS_TSIG_SECRET, c2VjcmV0, MENKYO_DNS_TSIG_NAME",
        "MENKYO_DNS_SERVER, ns, MENKYO_DNS_DOMAINS",
        "MENKYO_DNS_DOMAINS, example.com, MENKYO_DNS_SERVER",
        "MENKYO_SMTP_USER, menkyo, MENKYO_SMTP_PASSWORD",
        "MENKYO_SMTP_PASSWORD, secret, MENKYO_SMTP_USER",
        "MENKYO_TLS_KEY_STORE_PASSWORD, secret, MENKYO_TLS_KEY_STORE",
        "MENKYO_MEDIA_STORE, s3, MENKYO_MEDIA_S3_BUCKET",
        "MENKYO_MEDIA_S3_ACCESS_KEY, key, MENKYO_MEDIA_S3_SECRET_KEY",
        "MENKYO_MEDIA_S3_SECRET_KEY, secret, MENKYO_MEDIA_S3_ACCESS_KEY"
    })
    void whatBelongsTogetherIsAskedFor(String variable, String value, String missing) {
        assertThat(problems(Map.of(variable, value)))
                .containsExactly(
                        new Problem(ProblemCode.MISSING, missing + " must be set, since " + variable + " is."));
    }

    @Test
    void delaysThatContradictEachOtherAreTold() {
        assertThat(problems(Map.of("MENKYO_NOTIFICATION_REDELIVERY_DELAY", "3600000")))
                .isEmpty();
        assertThat(problems(Map.of("MENKYO_NOTIFICATION_REDELIVERY_DELAY", "3600001")))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.CONTRADICTION);
        assertThat(problems(Map.of(
                        "MENKYO_NOTIFICATION_REDELIVERY_DELAY", "9", "MENKYO_NOTIFICATION_REDELIVERY_MAX_DELAY", "8")))
                .extracting(Problem::sentence)
                .containsExactly("MENKYO_NOTIFICATION_REDELIVERY_DELAY must not be more than"
                        + " MENKYO_NOTIFICATION_REDELIVERY_MAX_DELAY, which is 8.");
        assertThat(problems(Map.of("MENKYO_NOTIFICATION_REDELIVERY_DELAY", "x")))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.NOT_A_NUMBER);
    }

    @Test
    void allProblemsAreToldInOneBlock() {
        String report = SettingsCheck.report(
                problems(Map.of("MENKYO_TIME_ZONE", "x", "MENKYO_MODE", "y", "MENKYO_MOED", "center")));
        assertThat(report.lines())
                .hasSize(4)
                .startsWith("Menkyo does not start, since 3 settings are wrong:")
                .contains("  UNKNOWN_SETTING: MENKYO_MOED is no setting; did you mean MENKYO_MODE?");
        assertThat(SettingsCheck.report(problems(Map.of("MENKYO_TIME_ZONE", "x"))))
                .startsWith("Menkyo does not start, since one setting is wrong:\n  NOT_A_TIME_ZONE: ");
    }

    @Test
    void secretsAreNeverShown() {
        Map<String, String> secrets = new java.util.TreeMap<>();
        SettingsRegister.all().stream()
                .filter(Setting::isSecret)
                .forEach(setting -> secrets.put(setting.variable(), "Tell-nobody!"));
        assertThat(secrets.keySet())
                .containsExactly(
                        "MENKYO_AUTHORITY_PASSWORD",
                        "MENKYO_DB_OWNER_PASSWORD",
                        "MENKYO_DB_PASSWORD",
                        "MENKYO_DIRECTORY_PASSWORD",
                        "MENKYO_DNS_TSIG_SECRET",
                        "MENKYO_JAVA_OPTS",
                        "MENKYO_MEDIA_S3_SECRET_KEY",
                        "MENKYO_OPERATOR_PASSWORD",
                        "MENKYO_PASSWORD",
                        "MENKYO_SECRETS_PASSWORD",
                        "MENKYO_SMTP_PASSWORD",
                        "MENKYO_TLS_KEY_STORE_PASSWORD",
                        "MENKYO_TOKEN");
        secrets.put("MENKYO_DB_URL", "jdbc:postgresql://me:Tell-nobody!@db/menkyo?user=a&password=Tell-nobody!");
        SettingsCheck check = new SettingsCheck(new SettingsSource(Map.of(), secrets));

        assertThat(check.problems()).isNotEmpty();
        assertThat(SettingsCheck.report(check.problems())).doesNotContain("Tell-nobody");
        assertThat(String.join("\n", check.effective()))
                .doesNotContain("Tell-nobody")
                .contains("MENKYO_DB_PASSWORD = (set, not shown) [environment]")
                .contains("MENKYO_DB_URL = jdbc:postgresql://…@db/menkyo?… [environment]");
        assertThatThrownBy(() -> SettingsRegister.DNS_TSIG_SECRET.parse("Tell-nobody!"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("menkyo.dns-tsig-secret must be in Base64.");
    }

    @Test
    void whatHoldsIsListedWithItsOrigin() {
        List<String> lines = new SettingsCheck(
                        new SettingsSource(Map.of("menkyo.mode", "center"), Map.of("MENKYO_TIME_ZONE", "Asia/\nTokyo")))
                .effective();
        assertThat(lines)
                .hasSameSizeAs(SettingsRegister.all())
                .contains("MENKYO_MODE = center [system property]")
                .contains("MENKYO_TIME_ZONE = Asia/ Tokyo [environment]")
                .contains("MENKYO_HTTP_PORT = 8080 [default]")
                .contains("MENKYO_OIDC_CLIENT_ID = (the audience) [default]")
                .contains("MENKYO_CATALOG_FILE = (not set) [default]");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(problems(Map.of("MENKYO_MODE", "x".repeat(500))).get(0).sentence())
                .contains("x".repeat(120) + "…")
                .doesNotContain("x".repeat(121));
    }

    private static List<Problem> problems(Map<String, String> environment) {
        return new SettingsCheck(new SettingsSource(Map.of(), environment)).problems();
    }
}
