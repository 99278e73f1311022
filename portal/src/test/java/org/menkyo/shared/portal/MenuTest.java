package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.menkyo.help.HelpSection;
import org.menkyo.permission.Operation;

class MenuTest {

    private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);

    @Test
    void onlyWhatIsPossibleIsShown() {
        List<Menu.Section> shown = Menu.of(
                        EnumSet.of(Operation.LIST_DUE_DATES, Operation.LIST_SESSIONS, Operation.SUBMIT_ORDER), "/")
                .sections();

        assertThat(shown)
                .flatExtracting(Menu.Section::entries)
                .extracting(Menu.Entry::path)
                .contains("/due-dates", "/sessions")
                .doesNotContain("/licenses", "/registration");
        assertThat(shown).extracting(Menu.Section::textKey).contains("menu.LICENSES", "menu.ACCOUNT");
        assertThat(Menu.of(Set.of(), "/").sections()).isEmpty();
    }

    @Test
    void thePageAndItsSectionAreMarked() {
        assertThat(current("/agreements?cursor=abc")).containsExactly("/agreements");
        assertThat(current("/product-keys/7/reveal")).containsExactly("/product-keys");
        assertThat(current("/")).containsExactly("/");
        assertThat(current("/no-such-page")).isEmpty();
        assertThat(Menu.of(ALL, "/agreements").sections().stream()
                        .filter(Menu.Section::current)
                        .map(Menu.Section::textKey))
                .containsExactly("menu.LICENSES");
    }

    @Test
    void helpIsAboutThePage() {
        assertThat(Menu.of(ALL, "/downloads?licenseId=1").help()).contains(HelpSection.DOWNLOADS);
        assertThat(Menu.of(ALL, "/product-keys/7/reveal").help()).contains(HelpSection.PRODUCT_KEYS);
        assertThat(Menu.of(ALL, "/benefits").help()).contains(HelpSection.BENEFITS);
        assertThat(Menu.of(ALL, "/activation-plan").help()).contains(HelpSection.ACTIVATION);
        assertThat(Menu.of(ALL, "/kms-hosts").help()).isEmpty();
        assertThat(Menu.of(EnumSet.of(Operation.LIST_DOWNLOADS), "/downloads").help())
                .as("without help")
                .isEmpty();
    }

    @Test
    void whatAFormAnswersBelongsToAPageThatCanBeOpened() {
        assertThat(Menu.of(ALL, "/product-keys/7/reveal").path()).contains("/product-keys");
        assertThat(Menu.of(ALL, "/language").path()).isEmpty();
    }

    private static List<String> current(String address) {
        return Menu.of(ALL, address).sections().stream()
                .flatMap(section -> section.entries().stream())
                .filter(Menu.Entry::current)
                .map(Menu.Entry::path)
                .toList();
    }
}
