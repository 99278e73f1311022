package org.menkyo.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of value makes of a text, and at which limit it no longer takes one. */
@Tag("LC-1206")
class SettingTypesTest {

    @TempDir
    private Path folder;

    @Test
    void numbersAndTimesHaveLimits() {
        assertThat(value(SettingTypes.number(-1, 9), "-1")).isEqualTo(-1);
        assertThat(value(SettingTypes.number(-1, 9), "+9")).isEqualTo(9);
        assertThat(refused(SettingTypes.number(-1, 9), "-2")).isEqualTo(ProblemCode.OUT_OF_RANGE);
        assertThat(refused(SettingTypes.number(-1, 9), "10")).isEqualTo(ProblemCode.OUT_OF_RANGE);
        assertThat(SettingTypes.number(1, 2000).range()).isEqualTo("1…2,000");
        assertThat(value(SettingTypes.port(0), "65535")).isEqualTo(65_535);
        assertThat(refused(SettingTypes.port(1), "0")).isEqualTo(ProblemCode.OUT_OF_RANGE);
        assertThat(value(SettingTypes.size(1, 8), "8")).isEqualTo(8);
        assertThat(SettingTypes.size(1, 8).range()).isEqualTo("1…8 bytes");
        assertThat(value(SettingTypes.duration(ChronoUnit.HOURS, 1, 2), "2")).isEqualTo(Duration.ofHours(2));
        assertThat(refused(SettingTypes.duration(ChronoUnit.HOURS, 1, 2), "3")).isEqualTo(ProblemCode.OUT_OF_RANGE);
        assertThat(SettingTypes.duration(ChronoUnit.HOURS, 1, 2).range()).isEqualTo("1…2 hours");
    }

    @Test
    void wordsAreTakenInAnyCase() {
        assertThat(value(SettingTypes.bool(), "True")).isTrue();
        assertThat(value(SettingTypes.bool(), "FALSE")).isFalse();
        assertThat(SettingTypes.bool().range()).isEqualTo("`true`, `false`");
        assertThat(value(SettingTypes.choice("Aa", "Bb"), "bB")).isEqualTo("Bb");
        assertThat(SettingTypes.choice("Aa", "Bb").range()).isEqualTo("`Aa`, `Bb`");
        assertThat(value(SettingTypes.timeZone(), "Z")).isEqualTo(ZoneOffset.UTC);
        assertThat(value(SettingTypes.text(), "a text")).isEqualTo("a text");
        assertThat(value(SettingTypes.text(Pattern.compile("a+"), "a"), "aa")).isEqualTo("aa");
        assertThat(refused(SettingTypes.text(Pattern.compile("a+"), "a"), "ab")).isEqualTo(ProblemCode.WRONG_FORM);
    }

    @Test
    void addressesAreOfTheirKind() throws IOException {
        assertThat(value(SettingTypes.url(), "http://a/b")).isEqualTo(URI.create("http://a/b"));
        assertThat(value(SettingTypes.confidentialUrl(), "HTTPS://a/b")).isEqualTo(URI.create("HTTPS://a/b"));
        assertThat(value(SettingTypes.confidentialUrl(), "http://[::1]/b")).isEqualTo(URI.create("http://[::1]/b"));
        assertThat(value(SettingTypes.jdbcUrl(), "jdbc:postgresql:a")).isEqualTo("jdbc:postgresql:a");
        assertThat(value(SettingTypes.mailAddress(), "a@b")).isEqualTo("a@b");
        assertThat(value(SettingTypes.localAddress(), "127.0.0.1")).isEqualTo(InetAddress.getByName("127.0.0.1"));
        assertThat(value(SettingTypes.networks(), "10.0.0.0/32, ::/128,10.0.0.1"))
                .containsExactly("10.0.0.0/32", "::/128", "10.0.0.1");
        assertThat(refused(SettingTypes.networks(), "::/129")).isEqualTo(ProblemCode.NOT_AN_ADDRESS);
        assertThat(refused(SettingTypes.networks(), "::/x")).isEqualTo(ProblemCode.NOT_AN_ADDRESS);
        assertThat(refused(SettingTypes.networks(), "a::g")).isEqualTo(ProblemCode.NOT_AN_ADDRESS);
    }

    @Test
    void machinesCanHaveAPort() {
        for (String machine : new String[] {"mail", "mail:1", "mail:65535", "::1", "2001:db8::1", "[::1]:25"}) {
            assertThat(value(SettingTypes.machine(), machine)).isEqualTo(machine);
        }
        for (String wrong :
                new String[] {"mail:0", "mail:65536", "mail:", "mail:123456", ":25", "a b", "a/b", "[::1]:x"}) {
            assertThat(refused(SettingTypes.machine(), wrong)).as(wrong).isEqualTo(ProblemCode.NOT_AN_ADDRESS);
        }
    }

    @Test
    void namesAreOfTheDns() {
        assertThat(value(SettingTypes.dnsName(), "_vlmcs._tcp.example.com.")).isEqualTo("_vlmcs._tcp.example.com.");
        assertThat(refused(SettingTypes.dnsName(), "-a")).isEqualTo(ProblemCode.WRONG_FORM);
        assertThat(value(SettingTypes.dnsNames(), "a, b.c")).containsExactly("a", "b.c");
        assertThat(refused(SettingTypes.dnsNames(), "a, b..c")).isEqualTo(ProblemCode.WRONG_FORM);
    }

    @Test
    void filesAndFoldersAreToldApart() throws IOException {
        Path file = Files.createFile(folder.resolve("a"));
        assertThat(value(SettingTypes.file(), file.toString())).isEqualTo(file);
        assertThat(refused(SettingTypes.file(), folder.toString())).isEqualTo(ProblemCode.NO_SUCH_FILE);
        assertThat(value(SettingTypes.folder(), folder.toString())).isEqualTo(folder);
        assertThat(value(SettingTypes.folder(), folder.resolve("b").toString())).isEqualTo(folder.resolve("b"));
        assertThat(refused(SettingTypes.folder(), file.toString())).isEqualTo(ProblemCode.NO_SUCH_FILE);
        assertThat(refused(SettingTypes.folder(), "\0")).isEqualTo(ProblemCode.WRONG_FORM);
        assertThat(new String(value(SettingTypes.base64(), "YQ=="), StandardCharsets.UTF_8))
                .isEqualTo("a");
    }

    @Test
    void aDeclarationSaysAllThatIsKnown() {
        Setting<Integer> plain = Setting.of(Part.MAILS, "menkyo.a-b.c", SettingTypes.number(1, 9), "a thing");
        assertThat(plain.variable()).isEqualTo("MENKYO_A_B_C");
        assertThat(plain).hasToString("menkyo.a-b.c");
        assertThat(plain.defaultValue()).isEmpty();
        assertThat(plain.isSecret()).isFalse();

        Setting<Integer> full = plain.orElse("7").orElseAs("seven").hidden();
        assertThat(full.defaultValue()).contains(7);
        assertThat(full.defaultWords()).isEqualTo("seven");
        assertThat(full.isSecret()).isTrue();
        assertThat(full).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(full.equals("menkyo.a-b.c")).isFalse();
        assertThat(full).isNotEqualTo(Setting.of(Part.MAILS, "menkyo.other", SettingTypes.number(1, 9), "a thing"));
        assertThat(full.hashCode()).isNotZero();

        assertThatThrownBy(() -> Setting.of(Part.MAILS, "other.name", SettingTypes.text(), "a thing"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.orElse("10")).isInstanceOf(WrongValueException.class);
    }

    @Test
    void aProcessIsAskedByBothNames() {
        String name = "menkyo.time-zone";
        String before = System.getProperty(name);
        try {
            System.clearProperty(name);
            assertThat(SettingsSource.text(name)).isEmpty();
            System.setProperty(name, " ");
            assertThat(SettingsSource.text(name)).isEmpty();
            System.setProperty(name, "Asia/Tokyo");
            assertThat(SettingsSource.text(name)).contains("Asia/Tokyo");
            assertThat(SettingsSource.ofProcess().text(SettingsRegister.TIME_ZONE))
                    .contains("Asia/Tokyo");
            assertThat(SettingsSource.ofProcess().asEnvironment()).containsEntry("MENKYO_TIME_ZONE", "Asia/Tokyo");
        } finally {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }

    private static <T> T value(SettingType<T> type, String text) {
        return type.parser().parse(text);
    }

    private static ProblemCode refused(SettingType<?> type, String text) {
        try {
            throw new AssertionError(text + " is " + type.parser().parse(text));
        } catch (WrongValueException wrong) {
            return wrong.code();
        }
    }
}
