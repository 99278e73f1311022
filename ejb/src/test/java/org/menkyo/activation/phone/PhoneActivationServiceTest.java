package org.menkyo.activation.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.activation.SampleKeys;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;

class PhoneActivationServiceTest {

    private static final int SERVER_STANDARD = 211;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private final License license = LICENSES.order(line("SVR-STD-2008", 2));
    private final ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
    private final InstallationId installationId = InstallationId.of(machine("one"), SERVER_STANDARD, mak);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_SYSTEM", "SUPPORT_AGENT"})
    @Tag("VA-403")
    void digitsGoInAndDigitsComeOut(Party party) {
        ActivatedByPhone activated = activate(party, groups(installationId));

        assertThat(activated.groups())
                .hasSize(8)
                .allSatisfy(group -> assertThat(group).matches("[0-9]{6}"));
        ConfirmationId confirmationId = ConfirmationId.parse(String.join("", activated.groups()));
        assertThat(SCENARIO.call(PublisherKeys.class, PublisherKeys::confirmationCodec)
                        .confirm(installationId))
                .isEqualTo(confirmationId);
        assertThat(activated.counted()).isTrue();
        assertThat(activated.remainingActivations()).isEqualTo(1);
        assertThat(activated.edition()).isEqualTo("Windows Server 2008 Standard");
    }

    @Test
    @Tag("VA-403")
    @Tag("VA-405")
    void onlineAndByPhoneTheConfirmationIsTheSameAndCountsOnce() {
        InstallationActivated online = SampleKeys.activate(SCENARIO, mak, installationId);

        ActivatedByPhone again = activate(Party.PHONE_SYSTEM, groups(installationId));

        assertThat(String.join("-", again.groups())).isEqualTo(online.confirmationId());
        assertThat(again.counted()).isFalse();
    }

    @Test
    @Tag("VA-403")
    void everyMistypedGroupIsNamedByItsNumberAtOnce() {
        List<String> typed = groups(installationId);
        typed.set(1, oneDigitWrong(typed.get(1)));
        typed.set(4, "");
        typed.set(6, "12345");
        typed.set(8, typed.get(0));

        InvalidInputException error = refusal(typed, InvalidInputException.class);

        assertThat(error.errors())
                .extracting(FieldError::field)
                .containsExactly("groups[1]", "groups[4]", "groups[6]", "groups[8]");
        assertThat(error.errors().get(0).text(Language.EN)).contains("group 2");
        assertThat(error.errors().get(0).text(Language.JA)).contains("2 番目のグループ");
        assertThat(error.errors().get(3).text(Language.EN)).contains("group 9");
    }

    @Test
    @Tag("VA-403")
    void whatIsTypedSoFarIsCheckedAndActivatesNothing() {
        List<String> typed = new ArrayList<>(groups(installationId).subList(0, 3));
        typed.set(2, oneDigitWrong(typed.get(2)));

        assertThat(refusal(typed, InvalidInputException.class).errors())
                .extracting(FieldError::field)
                .containsExactly("groups", "groups[2]");
        assertThat(LICENSES.view(license, "B", KeyType.MAK).used()).isZero();
    }

    @Test
    @Tag("VA-403")
    void aKeyThatCannotBeToldFromTheInstallationIdIsAskedFor() {
        ProductKey invented = new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 3, 1);
        InstallationId unknown = InstallationId.of(machine("one"), SERVER_STANDARD, invented);

        assertThat(refusal(groups(unknown), RejectedException.class).code()).isEqualTo(ErrorCode.PRODUCT_KEY_NEEDED);
        assertThatThrownBy(
                        () -> activate(Party.PHONE_SYSTEM, new ActivateByPhone(groups(unknown), invented.formatted())))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.PRODUCT_KEY_NOT_USABLE));
        ProductKey typed = ProductKey.parse(mak.formatted().toLowerCase());
        assertThat(activate(Party.PHONE_SYSTEM, new ActivateByPhone(groups(installationId), typed.formatted()))
                        .counted())
                .isTrue();
    }

    @Test
    @Tag("VA-403")
    void theInstallationIdOfAHostIsToldFromThatOfAnInstallation() {
        ProductKey hostKey = LICENSES.key(license, "B", KeyType.KMS_HOST);
        InstallationId host = InstallationId.of(machine("host"), InstallationId.HOST_EDITION, hostKey);

        RejectedException error = refusal(groups(host), RejectedException.class);

        assertThat(error.code()).isEqualTo(ErrorCode.INSTALLATION_ID_NOT_VALID);
        assertThat(error.text(Language.EN)).contains("KMS host");
        assertThat(error.text(Language.JA)).contains("KMS ホスト");
    }

    @Test
    @Tag("LC-303")
    @Tag("VA-403")
    void onlyPhoneSystemsAndAgentsDo() {
        for (Party party : List.of(Party.OPERATOR, Party.AUDITOR, Party.DEVICE)) {
            assertThatThrownBy(() -> activate(party, groups(installationId))).isInstanceOf(NotPermittedException.class);
        }
    }

    private static String oneDigitWrong(String group) {
        char last = group.charAt(5);
        return group.substring(0, 5) + (last == '9' ? '0' : (char) (last + 1));
    }

    private static List<String> groups(InstallationId installationId) {
        return new ArrayList<>(Arrays.asList(installationId.formatted().split("-")));
    }

    private static ActivatedByPhone activate(Party party, List<String> groups) {
        return activate(party, new ActivateByPhone(groups, null));
    }

    private static ActivatedByPhone activate(Party party, ActivateByPhone command) {
        return SCENARIO.call(
                PhoneActivationService.class,
                service -> service.activate(SampleKeys.technical(party, Language.EN), command));
    }

    private static <E extends RuntimeException> E refusal(List<String> groups, Class<E> type) {
        try {
            activate(Party.PHONE_SYSTEM, groups);
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOf(type);
            return type.cast(e);
        }
        throw new AssertionError(Optional.of(groups) + " was accepted");
    }
}
