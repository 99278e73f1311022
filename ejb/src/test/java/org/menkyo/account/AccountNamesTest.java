package org.menkyo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.Language;

class AccountNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"support", "support-north", "distributor.shop", "erp_1"})
    @Tag("LC-212")
    void namesOfPeopleAndOfTechnicalAccountsAreNeverTheSame(String name) {
        InputCheck check = new InputCheck();
        AccountNames.checkTechnical(check, name);
        check.done();

        assertThat(said(name, Language.EN)).contains("kept for technical accounts");
        assertThat(said(name, Language.JA)).contains("システムや担当者のアカウント");
    }

    @Test
    @Tag("LC-1104")
    void whoeverMakesATechnicalAccountIsToldHowItsNameBegins() {
        InputCheck check = new InputCheck();
        AccountNames.checkTechnical(check, "our-shop");

        assertThatThrownBy(check::done)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        wrong -> assertThat(wrong.errors().get(0).text(Language.EN))
                                .startsWith("must begin with one of these words")
                                .contains("distributor, erp,"));
    }

    private static String said(String name, Language language) {
        InputCheck check = new InputCheck();
        AccountNames.checkPerson(check, name);
        try {
            check.done();
            return "nothing";
        } catch (InvalidInputException wrong) {
            return wrong.errors().get(0).text(language);
        }
    }
}
