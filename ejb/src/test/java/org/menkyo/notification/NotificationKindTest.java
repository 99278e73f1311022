package org.menkyo.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

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

    @Test
    void aTokenNeedsAPlaceInTheLink() {
        Notification noPlace = SampleNotifications.sample(NotificationKind.PERMISSION_REQUESTED, Language.EN)
                .withSecretToken(SampleNotifications.TOKEN);

        assertThatThrownBy(() -> noPlace.kind().check(noPlace)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("LC-903")
    void linksStayBelowTheBaseAddressWhateverTheyEndIn() {
        Notification odd = SampleNotifications.sample(NotificationKind.PERMISSION_REQUESTED, Language.EN)
                .with("requestId", "@elsewhere.example.org/../\"><x>\r\n?#");

        assertThat(odd.kind().link().of(URI.create("https://licensing.example.net/center/"), odd))
                .isEqualTo("https://licensing.example.net/center/decisions/"
                        + "%40elsewhere.example.org%2F..%2F%22%3E%3Cx%3E%0D%0A%3F%23");
    }

    @Test
    void aNotificationDoesNotShowItsToken() {
        Notification notification = SampleNotifications.sample(NotificationKind.WELCOME, Language.EN);

        assertThat(notification.toString()).doesNotContain(SampleNotifications.TOKEN);
    }
}
