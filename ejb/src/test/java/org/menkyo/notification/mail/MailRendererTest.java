package org.menkyo.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.SampleNotifications;
import org.menkyo.permission.Role;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

class MailRendererTest {

    /** The reviewed mails. With {@code -Dmenkyo.golden.update=true} the test writes them anew, to be reviewed again. */
    private static final Path GOLDEN = Path.of("src/test/resources/org/menkyo/notification/mail/golden");

    private final MailRenderer renderer = new MailRenderer(SampleNotifications.settings());

    static Stream<Arguments> samples() {
        return Arrays.stream(Language.values())
                .flatMap(language -> SampleNotifications.all(language).entrySet().stream()
                        .map(sample -> Arguments.of(
                                sample.getKey() + "." + language.locale().getLanguage(), sample.getValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    @Tag("LC-903")
    void mailsReadAsReviewed(String name, Notification notification) throws IOException {
        RenderedMail mail = renderer.render(notification);

        compare(GOLDEN.resolve(name + ".txt"), "Subject: " + mail.subject() + "\n\n" + mail.text());
        compare(GOLDEN.resolve(name + ".html"), mail.html());
    }

    private static void compare(Path golden, String rendered) throws IOException {
        if (Boolean.getBoolean("menkyo.golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, rendered);
        }
        assertThat(rendered).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("LC-903")
    void eachKindIsWrittenInItsLanguage(Language language) {
        for (NotificationKind kind : NotificationKind.values()) {
            RenderedMail mail = renderer.render(SampleNotifications.sample(kind, language));

            assertThat(mail.html()).contains("<html lang=\"" + language.locale().getLanguage() + "\">");
            boolean japanese = mail.subject().codePoints().anyMatch(Character::isIdeographic)
                    || mail.subject()
                            .codePoints()
                            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA);
            assertThat(japanese).isEqualTo(language == Language.JA);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyRoleHasAName(Language language) {
        MailTexts texts = new MailTexts(language);

        for (Role role : Role.values()) {
            assertThat(texts.roles(role.name())).hasSize(1).doesNotContain(role.name());
        }
    }

    @Test
    @Tag("LC-903")
    void whatUsersWroteIsTextAndNeverMarkup() {
        Notification notification = SampleNotifications.sample(NotificationKind.PERMISSION_REQUESTED, Language.EN)
                .with("comment", "<script>alert('x')</script>\"><img src=x onerror=y> & ${1+1}")
                .with("licenseId", "<b>1</b>");

        RenderedMail mail = renderer.render(notification);

        assertThat(mail.html())
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("<b>")
                .contains(
                        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&gt;&lt;img src=x onerror=y&gt; &amp; ${1+1}");
        assertThat(mail.text()).contains("> <script>alert('x')</script>\"><img src=x onerror=y> & ${1+1}");
    }

    @Test
    @Tag("LC-903")
    void valuesCannotBreakOutOfTheirLine() {
        Notification notification = SampleNotifications.sample(NotificationKind.PERMISSION_REQUESTED, Language.EN)
                .with("licenseId", "1\r\nBcc: everybody@example.org\r\n\r\nHello\u2028there\u202Eelse\u0000");

        RenderedMail mail = renderer.render(notification);

        assertThat(mail.subject())
                .isEqualTo("Permission requested for license ID 1 Bcc: everybody@example.org Hello thereelse");
        assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc"));
    }

    @Test
    @Tag("LC-903")
    void everyLineOfACommentIsMarkedAsAQuotation() {
        Notification notification = SampleNotifications.sample(NotificationKind.PERMISSION_REQUESTED, Language.EN)
                .with("comment", "first\r\nsecond\rthird\u2028fourth\u0085fifth\u000Bsixth");

        assertThat(renderer.render(notification).text().lines().filter(line -> line.startsWith("> ")))
                .containsExactly("> first", "> second", "> third", "> fourth", "> fifth", "> sixth");
    }

    @Test
    @Tag("LC-903")
    void linksBeginWithTheConfiguredBaseAddress() {
        RenderedMail mail = renderer.render(SampleNotifications.sample(NotificationKind.WELCOME, Language.EN));

        String link = "https://licensing.example.net:8443/confirm#token=" + SampleNotifications.TOKEN;
        assertThat(mail.text()).contains("\n" + link + "\n");
        assertThat(mail.html()).contains("href=\"" + link + "\"");
    }

    @Test
    @Tag("LC-204")
    void aFailedAccessRequestSaysWhatToDo() {
        String text = renderer.render(SampleNotifications.sample(NotificationKind.ACCESS_NOT_FOUND, Language.EN))
                .text();

        assertThat(text)
                .contains("no administrator and no license has this address on record")
                .contains("Do not register again")
                .contains("Keep the confirmation mail and follow its link again after 48 hours")
                .contains("Check the address")
                .contains("Request permission")
                .contains("Add Open License")
                .contains("support@example.net");
    }

    @Test
    @Tag("LC-402")
    void theOutcomeDoesNotNameTheDecider() {
        Notification notification = SampleNotifications.sample(NotificationKind.PERMISSION_DECIDED, Language.EN)
                .with("decidedBy", "boss@example.com");

        RenderedMail mail = renderer.render(notification);

        assertThat(List.of(mail.subject(), mail.text(), mail.html())).noneMatch(part -> part.contains("boss@"));
    }

    @Test
    void aParameterThatIsMissingIsAnErrorAndNotAHole() {
        Notification notification = Notification.of(
                NotificationKind.ACCESS_OPENED, new BusinessEmail("kim.tanaka@example.com"), Language.EN);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> renderer.render(notification))
                .isInstanceOf(IllegalStateException.class);
    }
}
