package org.menkyo.kms.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.Settings;

class DnsSettingsTest {

    private static final String SECRET = "c2VjcmV0IG9mIHRoZSB0ZXN0IQ==";

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha256", "HMAC-SHA384", "hmac-sha512"})
    void signsByHashesThatAreNotBroken(String algorithm) {
        assertThat(DnsSettings.read(settings(algorithm)).orElseThrow().key()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-md5", "hmac-md5.sig-alg.reg.int", "hmac-sha1", "hmac-sha256-128", "rot13"})
    void signsByNoOthers(String algorithm) {
        assertThatThrownBy(() -> DnsSettings.read(settings(algorithm)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("menkyo.dns-tsig-algorithm is '" + algorithm
                        + "' and must be one of hmac-sha256, hmac-sha384, hmac-sha512.");
    }

    private static Settings settings(String algorithm) {
        Map<String, String> values = new HashMap<>();
        values.put("menkyo.dns-server", "127.0.0.1");
        values.put("menkyo.dns-domains", "corp.example");
        values.put("menkyo.dns-target", "kms1.corp.example");
        values.put("menkyo.dns-tsig-name", "update");
        values.put("menkyo.dns-tsig-secret", SECRET);
        values.put("menkyo.dns-tsig-algorithm", algorithm);
        return new Settings() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(values.get(name));
            }
        };
    }
}
