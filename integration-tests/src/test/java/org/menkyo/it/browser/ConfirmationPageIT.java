package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;

/** The page that the link of a confirmation mail opens, used by hand. */
@Tag("LC-203")
class ConfirmationPageIT {

    private static final Pattern LINK = Pattern.compile("http://\\S+/api/confirm\\.html#token=\\S+");

    private final RunningProduct product = RunningProduct.get();
    private final String account = "page-" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = account + "@example.com";
    private final String password = UUID.randomUUID().toString();

    @Test
    void confirmsForWhoSignsInOnIt() {
        RestSession.stranger(product.rest(""))
                .post("/accounts", RestSession.json("name", account, "password", password))
                .expect(201);
        RestSession person = RestSession.signedIn(product.rest(""), account, password);
        person.post("/registration", RestSession.json("email", email)).expect(202);
        List<String> complaints = new ArrayList<>();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.onPageError(complaints::add);
            page.navigate(link());
            assertThat(page.url()).doesNotContain("token");
            page.locator("#name").fill(account);
            page.locator("#password").fill("wrong");
            page.locator("#confirm button").click();
            assertThat(page.locator("#result")).containsText("Account name or password are wrong.");
            page.locator("#password").fill(password);
            page.locator("#confirm button").click();
            assertThat(page.locator("#result")).containsText(email);
            assertThat(page.locator("#confirm")).isHidden();
        }

        assertThat(complaints).isEmpty();
        assertThat(person.get("/registration").expect(200).object().toString()).contains(email);
    }

    private String link() {
        Mailbox mailbox = product.mailbox();
        String text =
                mailbox.text(mailbox.await(email, mail -> mailbox.text(mail).contains("#token=")));
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }
}
