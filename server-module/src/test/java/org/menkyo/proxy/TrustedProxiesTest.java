package org.menkyo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final String PROXIES = "192.0.2.1, 10.0.0.0/8,2001:db8:1::/48";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7                             | 198.51.100.7",
                "203.0.113.9, 198.51.100.7                | 198.51.100.7",
                "198.51.100.7, 10.1.2.3                   | 198.51.100.7",
                "203.0.113.9, 198.51.100.7, 10.1.2.3      | 198.51.100.7",
                "198.51.100.7:4711                        | 198.51.100.7",
                "2001:db8:9::7                            | 2001:db8:9:0:0:0:0:7",
                "[2001:db8:9::7]:4711, 2001:db8:1::2      | 2001:db8:9:0:0:0:0:7",
                "198.51.100.7, unknown                    | 192.0.2.1",
                "198.51.100.7, example.com                | 192.0.2.1",
                "198.51.100.7, , 10.1.2.3                 | 10.1.2.3",
                "10.1.2.3, 10.1.2.4                       | 10.1.2.3",
            })
    void theCallerIsTheRightmostAddressThatIsNoProxy(String header, String caller) throws Exception {
        assertThat(caller("X-Forwarded-For", header)).isEqualTo(caller);
    }

    @Test
    void linesOfAHeaderAreOneList() throws Exception {
        assertThat(caller("", "203.0.113.9", "198.51.100.7, 10.1.2.3")).isEqualTo("198.51.100.7");
        assertThat(caller("")).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=198.51.100.7                                        | 198.51.100.7",
                "for=203.0.113.9;proto=http, for=198.51.100.7;proto=https| 198.51.100.7",
                "For=\"[2001:db8:9::7]:4711\";by=203.0.113.43, for=10.1.2.3| 2001:db8:9:0:0:0:0:7",
                "for=198.51.100.7, for=_hidden                           | 192.0.2.1",
                "for=203.0.113.9, nonsense                               | 192.0.2.1",
                "nonsense, for=198.51.100.7                              | 198.51.100.7",
                "for=203.0.113.9, for=\"198.51.100.7, for=10.1.2.3       | 10.1.2.3",
            })
    void theOtherHeaderIsReadByItsOwnGrammar(String header, String caller) throws Exception {
        assertThat(caller("Forwarded", header)).isEqualTo(caller);
    }

    @Test
    void theSchemeIsThatOfTheNearestProxy() throws Exception {
        TrustedProxies forwarded = TrustedProxies.of(PROXIES, "forwarded");
        TrustedProxies forwardedFor = TrustedProxies.of(PROXIES, "");
        var proxy = Network.address("192.0.2.1").orElseThrow();

        assertThat(forwarded
                        .origin(proxy, List.of("for=198.51.100.7;proto=http, for=10.1.2.3;proto=https"), null)
                        .scheme())
                .contains("https");
        assertThat(forwarded.origin(proxy, List.of("for=198.51.100.7"), "https").scheme())
                .isEmpty();
        assertThat(forwardedFor.origin(proxy, List.of("198.51.100.7"), "HTTPS").scheme())
                .contains("https");
        assertThat(forwardedFor.origin(proxy, List.of("198.51.100.7"), "gopher").scheme())
                .isEmpty();
    }

    @Test
    void nobodyIsAProxyByDefault() {
        assertThat(TrustedProxies.of("", "")
                        .isProxy(Network.address("127.0.0.1").orElseThrow()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "10.0.0.0/33", "10.0.0/8/8", "2001:db8::/129", "10.0.0.0/-1", "*"})
    void whatIsNoNetworkIsRefused(String networks) {
        assertThatThrownBy(() -> TrustedProxies.of(networks, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(networks);
    }

    @Test
    void anotherHeaderIsRefused() {
        assertThatThrownBy(() -> TrustedProxies.of("", "X-Real-IP"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Real-IP");
    }

    private static String caller(String header, String... values) {
        return TrustedProxies.of(PROXIES, header)
                .origin(Network.address("192.0.2.1").orElseThrow(), Arrays.asList(values), null)
                .address()
                .getHostAddress();
    }
}
