package org.menkyo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.Settings;

class TargetAddressesTest {

    private final TargetAddresses targets = new TargetAddresses(new Settings());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2001:0:a00:1::1",
                "2002:a00:1::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    @Tag("LC-904")
    void addressesOfPrivateNetworksAreRefused(String address) throws Exception {
        assertThat(TargetAddresses.isPublic(InetAddress.getByName(address))).isFalse();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThat(targets.resolve(URI.create("https://" + host + "/"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "100.63.0.1", "100.128.0.1", "172.32.0.1", "192.0.1.1", "2606:4700::1", "2a00:1450::5"
            })
    @Tag("LC-904")
    void addressesOfTheInternetAreNot(String address) throws Exception {
        assertThat(TargetAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    @Tag("LC-904")
    void aNameThatLeadsIntoAPrivateNetworkIsRefused() {
        assertThat(targets.resolve(URI.create("https://localhost/"))).isEmpty();
        assertThat(targets.resolve(URI.create("https://name.invalid/"))).isEmpty();
        assertThat(allowing().resolve(URI.create("https://localhost/"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https:///path",
                "https://user:password@example.com/",
                "https://example.com/#fragment",
                "https://example.com:0/",
                "https://example.com:65536/",
                "mailto:a@example.com",
                "/relative"
            })
    @Tag("LC-904")
    void onlyHttpsWithoutSecretsInTheAddressIsAccepted(String url) {
        assertThat(targets.accepts(URI.create(url))).isFalse();
    }

    @Test
    @Tag("LC-904")
    void httpIsAcceptedWherePrivateAddressesAre() {
        assertThat(targets.accepts(URI.create("https://example.com:8443/a?b=c")))
                .isTrue();
        assertThat(allowing().accepts(URI.create("http://example.com/"))).isTrue();
    }

    static TargetAddresses allowing() {
        return new TargetAddresses(new Settings() {
            @Override
            public Optional<String> text(String name) {
                return name.equals("menkyo.webhook-private-addresses") ? Optional.of("true") : super.text(name);
            }
        });
    }
}
