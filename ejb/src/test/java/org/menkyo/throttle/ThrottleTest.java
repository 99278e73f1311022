package org.menkyo.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.permission.Operation;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.text.Language;

/** What a server counts by itself; what all count together, {@link org.menkyo.quota.Quotas} counts. */
class ThrottleTest {

    private static final int BURST = 200;

    private final Throttle throttle = new Throttle(new Settings(), null);

    @Test
    @Tag("LC-1102")
    void aSourceHasABurstOverAllInterfacesAndOperationsOfAKind() {
        for (int i = 0; i < BURST; i++) {
            throttle.count(
                    device(i % 2 == 0 ? Channel.REST : Channel.SOAP, "192.0.2.1"),
                    i % 3 == 0 ? Operation.VALIDATE_INSTALLATION : Operation.ACTIVATE_INSTALLATION);
        }

        assertThatThrownBy(() -> throttle.count(device(Channel.SOAP, "192.0.2.1"), Operation.ACTIVATE_KMS_HOST))
                .isInstanceOfSatisfying(UnavailableException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
                    assertThat(e.retryAfter()).isPositive();
                });
        assertThatThrownBy(() -> throttle.look("192.0.2.1", Operation.ACTIVATE_INSTALLATION))
                .isInstanceOf(UnavailableException.class);
        assertThatCode(() -> throttle.count(device(Channel.SOAP, "192.0.2.2"), Operation.ACTIVATE_KMS_HOST))
                .doesNotThrowAnyException();
    }

    @Test
    void whoHasSignedInIsNotCounted() {
        assertThatCode(() -> {
                    for (int i = 0; i <= BURST; i++) {
                        throttle.count(Caller.system("test"), Operation.ACTIVATE_INSTALLATION);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void lookingTakesNothing() {
        assertThatCode(() -> {
                    for (int i = 0; i <= BURST; i++) {
                        throttle.look("192.0.2.1", Operation.ACTIVATE_INSTALLATION);
                    }
                })
                .doesNotThrowAnyException();
    }

    private static Caller device(Channel channel, String address) {
        return Caller.device(new CallOrigin(channel, address, Language.EN, "test"));
    }
}
