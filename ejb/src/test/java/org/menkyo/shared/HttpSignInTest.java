package org.menkyo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.HttpSignIn.Outcome;

/** Names and passwords in the header Authorization. */
@Tag("LC-201")
class HttpSignInTest {

    private static final Passwords ERP = (account, password) ->
            account.equals("erp") && String.valueOf(password).equals("right: ä");

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void signsInWithTheRightPassword() {
        HttpSignIn signIn = HttpSignIn.of(basic("erp:right: ä"), ERP);

        assertThat(signIn.outcome()).isEqualTo(Outcome.SIGNED_IN);
        assertThat(signIn.account()).contains("erp");
    }

    @Test
    void takesTheSchemeInAnyCase() {
        assertThat(HttpSignIn.of(basic("erp:right: ä").replace("Basic", "bASIC"), ERP)
                        .outcome())
                .isEqualTo(Outcome.SIGNED_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"erp:wrong", "erp:", "other:right: ä", ":right: ä", "erp", ":", ""})
    void refusesWhatIsWrong(String pair) {
        HttpSignIn signIn = HttpSignIn.of(basic(pair), ERP);

        assertThat(signIn.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(signIn.account()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "Basic *", "Basic ZXJw ZXJw", "Basic ZXJ"})
    void refusesWhatIsMalformed(String header) {
        assertThat(HttpSignIn.of(header, ERP).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic", "Bearer eyJhbGciOiJFUzI1NiJ9", "Negotiate YII="})
    void leavesOtherSchemesAlone(String header) {
        assertThat(HttpSignIn.of(header, ERP).outcome()).isEqualTo(Outcome.NOT_TRIED);
    }

    @Test
    void tellsThatAccountsCannotBeRead() {
        Passwords away = (account, password) -> {
            throw new UnavailableException(ErrorCode.UNAVAILABLE, Duration.ofSeconds(1));
        };

        assertThat(HttpSignIn.of(basic("erp:right: ä"), away).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @Tag("LC-114")
    @ValueSource(strings = {"ERP", " Erp", "ｅｒｐ", "erp\u00A0"})
    void takesTheNameHoweverItIsTyped(String name) {
        assertThat(HttpSignIn.of(basic(name + ":right: ä"), ERP).account()).contains("erp");
    }

    @Test
    void refusesANameThatCannotBeSeen() {
        assertThat(HttpSignIn.of(basic("\u200B:right: ä"), ERP).outcome()).isEqualTo(Outcome.REFUSED);
    }
}
