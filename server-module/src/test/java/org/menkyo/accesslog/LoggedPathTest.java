package org.menkyo.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/licenses/4711/statement.pdf", "/ws/OrderService", "/openapi", "/api/health/ready", ""
            })
    void wordsOfTheInterfaceAndNumbersStay(String path) {
        assertThat(LoggedPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @Tag("LC-1204")
    @CsvSource({
        "/api/downloads/17/Zx9-_kq0aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789/photos-1.0.iso, /api/downloads/17/*/*",
        "/api/support/people/kim.tanaka@example.com, /api/support/people/*",
        "/users/kim%40example.com, /users/*",
        "/api/accounts/kim/second-factor-reset, /api/accounts/*/second-factor-reset",
        "/api/licenses/4711/users/kim/suspension, /api/licenses/4711/users/*/suspension",
        "/api/technical-accounts/shop/access-tokens/5, /api/technical-accounts/*/access-tokens/5",
        "/api/exports/organizations/tanaka, /api/exports/organizations/*",
        "/api/orders/PO-2026%2F17, /api/orders/*",
        "/confirm/f3a9c2d4e5, /confirm/*",
        "/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq, /*",
        "/api/orders;token=abc, /api/*",
        "'/a\"}{b', /*",
        "XXXXX-4711, *",
        "/a/b/c/d/e/f/g/h/i/j/k/l/m/n, /a/b/c/d/e/f/g/h/i/j/k"
    })
    void whatMayBeSecretOrNameSomebodyIsLeftOut(String path, String logged) {
        assertThat(LoggedPath.of(path)).isEqualTo(logged);
    }
}
