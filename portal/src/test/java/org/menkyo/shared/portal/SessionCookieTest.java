package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookieTest {

    private static final SessionCookie SESSION = new SessionCookie(UUID.randomUUID(), "a-secret");

    @Test
    void isReadAsItWasKept() {
        assertThat(SessionCookie.parse(SESSION.id() + ".a-secret")).contains(SESSION);
        assertThat(SESSION).hasToString("SessionCookie[" + SESSION.id() + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0a0b0c0d-0000-0000-0000-000000000000", "0a0b0c0d-0000-0000-0000-00000000000x.y"})
    void othersAreNone(String value) {
        assertThat(SessionCookie.parse(value)).isEmpty();
    }

    @Test
    void overTlsTheNameIsBoundToTheHost() {
        URI secure = URI.create("https://licenses.example");

        assertThat(HostCookie.isSecure(secure)).isTrue();
        assertThat(HostCookie.fullName("menkyo", secure)).isEqualTo("__Host-menkyo");
        assertThat(HostCookie.isSecure(URI.create("http://localhost:8080"))).isFalse();
        assertThat(HostCookie.fullName("menkyo", URI.create("http://localhost:8080")))
                .isEqualTo("menkyo");
    }

    @Test
    void formTokensBelongToOneSession() {
        String token = FormToken.of(SESSION);

        assertThat(FormToken.isOf(SESSION, token)).isTrue();
        assertThat(FormToken.isOf(new SessionCookie(SESSION.id(), "another"), token))
                .isFalse();
        assertThat(FormToken.isOf(SESSION, null)).isFalse();
        assertThat(token).doesNotContain("a-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//elsewhere.example",
                "/\\elsewhere.example",
                "https://elsewhere.example",
                "elsewhere",
                "/a b",
                ""
            })
    void onlyPathsOfThisServerAreRedirectedTo(String address) {
        assertThat(Redirect.local(address)).isEqualTo("/");
        assertThat(Redirect.local("/licenses?active=true")).isEqualTo("/licenses?active=true");
        assertThat(Redirect.local(null)).isEqualTo("/");
    }
}
