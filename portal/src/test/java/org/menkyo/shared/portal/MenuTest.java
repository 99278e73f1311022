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
        List<Menu.Section> shown =
                Menu.of(EnumSet.of(Operation.LIST_DUE_DATES, Operation.LIST_SESSIONS, Operation.SUBMIT_ORDER), "/");

        assertThat(shown)
                .flatExtracting(Menu.Section::entries)
                .extracting(Menu.Entry::path)
                .contains("/due-dates", "/sessions")
                .doesNotContain("/licenses", "/registration");
        assertThat(shown).extracting(Menu.Section::textKey).contains("menu.LICENSES", "menu.ACCOUNT");
        assertThat(Menu.of(Set.of(), "/")).isEmpty();
    }

    @Test
    void thePageAndItsSectionAreMarked() {
        assertThat(current("/agreements?cursor=abc")).containsExactly("/agreements");
        assertThat(current("/product-keys/7/reveal")).containsExactly("/product-keys");
        assertThat(current("/")).containsExactly("/");
        assertThat(current("/no-such-page")).isEmpty();
        assertThat(Menu.of(ALL, "/agreements").stream()
                        .filter(Menu.Section::current)
                        .map(Menu.Section::textKey))
                .containsExactly("menu.LICENSES");
    }

    @Test
    void helpIsAboutThePage() {
        assertThat(Menu.help(ALL, "/downloads?licenseId=1")).contains(HelpSection.DOWNLOADS);
        assertThat(Menu.help(ALL, "/product-keys/7/reveal")).contains(HelpSection.PRODUCT_KEYS);
        assertThat(Menu.help(ALL, "/benefits")).contains(HelpSection.BENEFITS);
        assertThat(Menu.help(ALL, "/activation-plan")).contains(HelpSection.ACTIVATION);
        assertThat(Menu.help(ALL, "/kms-hosts")).isEmpty();
        assertThat(Menu.help(EnumSet.of(Operation.LIST_DOWNLOADS), "/downloads"))
                .as("without help")
                .isEmpty();
    }

    @Test
    void whatAFormAnswersBelongsToAPageThatCanBeOpened() {
        assertThat(Menu.path(ALL, "/product-keys/7/reveal")).contains("/product-keys");
        assertThat(Menu.path(ALL, "/language")).isEmpty();
    }

    private static List<String> current(String address) {
        return Menu.of(ALL, address).stream()
                .flatMap(section -> section.entries().stream())
                .filter(Menu.Entry::current)
                .map(Menu.Entry::path)
                .toList();
    }
}
