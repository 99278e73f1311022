package org.menkyo.notification;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Language;

class NotificationKindTest {

    private static final BusinessEmail RECIPIENT = new BusinessEmail("kim.tanaka@example.com");

    @ParameterizedTest
    @EnumSource(NotificationKind.class)
    void acceptsWhatItsTextNeeds(NotificationKind kind) {
        assertThatCode(() -> kind.check(SampleNotifications.sample(kind, Language.EN)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(NotificationKind.class)
    void refusesToLackAParameter(NotificationKind kind) {
        Notification empty = Notification.of(kind, RECIPIENT, Language.EN);

        assertThatThrownBy(() -> kind.check(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(kind.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example.org/",
                "//elsewhere.example.org/",
                "api/no-slash",
                "/\\elsewhere.example.org",
                "/@elsewhere.example.org",
                "/x\r\ny",
                "/x y",
                "/javascript:alert(1)",
                "/../x\"onclick=",
                ""
            })
    @Tag("LC-903")
    void refusesALinkThatIsNoPathBelowTheBaseAddress(String link) {
        Notification notification = SampleNotifications.sample(NotificationKind.PERMISSION_REQUESTED, Language.EN)
                .with("link", link);

        assertThatThrownBy(() -> notification.kind().check(notification)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a/b.html?x=1&y=2", "/a/#/b/1", "/a%20b/c-d_e~f"})
    void acceptsPaths(String link) {
        Notification notification = SampleNotifications.sample(NotificationKind.PERMISSION_REQUESTED, Language.EN)
                .with("link", link);

        assertThatCode(() -> notification.kind().check(notification)).doesNotThrowAnyException();
    }

    @Test
    void aTokenNeedsAPlaceInTheLink() {
        Notification noPlace = SampleNotifications.sample(NotificationKind.WELCOME, Language.EN)
                .with("link", "/a");
        Notification noToken = SampleNotifications.sample(NotificationKind.PERMISSION_REQUESTED, Language.EN)
                .with("link", "/a/{token}");

        assertThatThrownBy(() -> noPlace.kind().check(noPlace)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> noToken.kind().check(noToken)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNotificationDoesNotShowItsToken() {
        Notification notification = SampleNotifications.sample(NotificationKind.WELCOME, Language.EN);

        org.assertj.core.api.Assertions.assertThat(notification.toString()).doesNotContain(SampleNotifications.TOKEN);
    }
}
