package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.call.Party;

class MenuTest {

    @Test
    void whatAPartyMayNotDoIsNotShown() {
        assertThat(paths(Party.REGISTERED_USER)).contains("/", "/licenses", "/product-keys", "/preferences");
        assertThat(paths(Party.UNREGISTERED_USER)).contains("/registration").doesNotContain("/licenses", "/");
        assertThat(paths(Party.AUDITOR)).contains("/sessions").doesNotContain("/licenses", "/registration");
    }

    @Test
    void thePageAndItsSectionAreMarked() {
        assertThat(current("/agreements?cursor=abc")).containsExactly("/agreements");
        assertThat(current("/product-keys/7/reveal")).containsExactly("/product-keys");
        assertThat(current("/")).containsExactly("/");
        assertThat(current("/no-such-page")).isEmpty();
        assertThat(Menu.of(Party.REGISTERED_USER, "/agreements").stream()
                        .filter(Menu.Section::current)
                        .map(Menu.Section::textKey))
                .containsExactly("menu.LICENSES");
    }

    private static List<String> current(String address) {
        return Menu.of(Party.REGISTERED_USER, address).stream()
                .flatMap(section -> section.entries().stream())
                .filter(Menu.Entry::current)
                .map(Menu.Entry::path)
                .toList();
    }

    private static List<String> paths(Party party) {
        return Menu.of(party, "/").stream()
                .flatMap(section -> section.entries().stream())
                .map(Menu.Entry::path)
                .toList();
    }
}
