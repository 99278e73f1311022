package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreconditionsTest {

    @Test
    void aPortInUseIsNamedWithItsRemedy() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, loopback)) {
            port = other.getLocalPort();
            assertThatThrownBy(() -> Preconditions.portsAreFree(Map.of("MENKYO_HTTP_PORT", port), loopback))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContainingAll(Integer.toString(port), "MENKYO_HTTP_PORT", "--port-offset");
        }
        assertThatCode(() -> Preconditions.portsAreFree(Map.of("MENKYO_HTTP_PORT", port), loopback))
                .doesNotThrowAnyException();
    }

    @Test
    void whatWasNotBuiltIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> Preconditions.isBuilt(folder.resolve("menkyo.ear")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll("menkyo.ear", "mvn");
    }
}
