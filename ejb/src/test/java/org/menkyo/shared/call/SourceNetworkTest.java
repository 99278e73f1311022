package org.menkyo.shared.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SourceNetworkTest {

    @Test
    @Tag("LC-1108")
    @Tag("LC-212")
    void oneIpv6NetworkIsOneSource() {
        assertThat(SourceNetwork.of("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(SourceNetwork.of("2001:db8:1:2:ffff::1"))
                .isEqualTo(SourceNetwork.of("2001:db8:1:2::1%eth0"))
                .isNotEqualTo(SourceNetwork.of("2001:db8:1:3::1"));
    }

    @Test
    @Tag("LC-1108")
    void anIpv4AddressIsOneSourceHoweverItCame() {
        assertThat(SourceNetwork.of("192.0.2.1"))
                .isEqualTo("192.0.2.1")
                .isEqualTo(SourceNetwork.of("::ffff:192.0.2.1"))
                .isNotEqualTo(SourceNetwork.of("192.0.2.2"));
        assertThat(SourceNetwork.of(null)).isEmpty();
    }
}
