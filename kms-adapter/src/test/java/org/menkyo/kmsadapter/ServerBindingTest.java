package org.menkyo.kmsadapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the server wants the port, and the settings that the binding should have read. */
@Tag("LC-1206")
class ServerBindingTest {

    @Test
    void aBindingThatReadsTheSettingsIsRight() throws Exception {
        assertThat(problems(1688, 2188, "127.0.0.2", Map.of())).isEmpty();
        assertThat(problems(
                        1700,
                        2200,
                        "127.0.0.2",
                        Map.of("menkyo.kms-port", " 1700 ", "menkyo.kms-bind-address", "127.0.0.2")))
                .isEmpty();
        assertThat(problems(0, 0, "::", Map.of("menkyo.kms-port", "0", "menkyo.kms-bind-address", "0.0.0.0")))
                .as("all addresses of whichever kind")
                .isEmpty();
    }

    @Test
    void aSettingThatTheBindingDoesNotReadIsRefused() throws Exception {
        assertThat(problems(
                        1688,
                        2188,
                        "127.0.0.2",
                        Map.of("menkyo.kms-port", "2188", "menkyo.kms-bind-address", "127.0.0.1")))
                .satisfiesExactly(
                        port -> assertThat(port)
                                .startsWith(
                                        "MENKYO_KMS_PORT is 2188, but the server's socket binding menkyo-kms has the port 1688"),
                        address -> assertThat(address)
                                .startsWith(
                                        "MENKYO_KMS_BIND_ADDRESS is 127.0.0.1, but the server's socket binding menkyo-kms has"
                                                + " the address 127.0.0.2"));
    }

    @Test
    void anOffsetThatLeadsNowhereIsRefused() throws Exception {
        assertThat(problems(65_000, 65_536, "127.0.0.1", Map.of()))
                .singleElement()
                .asString()
                .contains("65000", "with the server's port offset 65536");
    }

    private static List<String> problems(int port, int withOffset, String address, Map<String, String> operator)
            throws UnknownHostException {
        return ServerBinding.problems(port, withOffset, InetAddress.getByName(address), operator::get);
    }
}
