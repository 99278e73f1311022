package org.menkyo.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.Settings;
import org.menkyo.shared.start.StartRefusedException;
import org.menkyo.testing.TestDatabase;

class DemoAccountsCheckTest {

    private static final String ACCEPTED = "menkyo.let-anybody-sign-in-with-demo-passwords";

    @RegisterExtension
    static final TestDatabase WITH_DEMO = TestDatabase.withDemoData();

    @RegisterExtension
    static final TestDatabase WITHOUT = new TestDatabase();

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::", "no.such.host.invalid"})
    void whereOthersCanReachItTheStartIsRefused(String bindAddress) {
        assertThatThrownBy(() -> check(WITH_DEMO, bindAddress, null))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("published")
                .hasMessageContaining("MENKYO_LET_ANYBODY_SIGN_IN_WITH_DEMO_PASSWORDS");
        assertThatThrownBy(() -> check(WITH_DEMO, bindAddress, "false")).isInstanceOf(StartRefusedException.class);
        assertThatThrownBy(() -> check(WITH_DEMO, bindAddress, "no")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
    void onTheComputerItselfItStarts(String bindAddress) {
        assertThatCode(() -> check(WITH_DEMO, bindAddress, null)).doesNotThrowAnyException();
    }

    @Test
    void withoutSuchAccountsOrWithTheDangerAcceptedItStarts() {
        assertThatCode(() -> check(WITHOUT, "0.0.0.0", null)).doesNotThrowAnyException();
        assertThatCode(() -> check(WITH_DEMO, "0.0.0.0", "true")).doesNotThrowAnyException();
    }

    private static void check(TestDatabase database, String bindAddress, String accepted) {
        Map<String, String> values = new HashMap<>();
        values.put("jboss.bind.address", bindAddress);
        values.put(ACCEPTED, accepted);
        Settings settings = new Settings() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(values.get(name));
            }
        };
        database.transact(entities -> new DemoAccountsCheck(entities, settings).check());
    }
}
