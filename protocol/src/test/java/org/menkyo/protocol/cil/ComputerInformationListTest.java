package org.menkyo.protocol.cil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.cil.ComputerInformationList.Completion;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;

class ComputerInformationListTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ProductKey KEY = new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 2, 17);
    private static final ConfirmationCodec CODEC = new ConfirmationCodec(new byte[32]);

    @Test
    @Tag("VA-404")
    void readsWhatItWrote() throws CilFormatException {
        List<ComputerInformation> computers = List.of(computer(1), computer(2), computer(3));
        ComputerInformationList read = parse(xml(ComputerInformationList.of(computers, NOW, true)));
        assertThat(read.computers()).isEqualTo(computers);
        assertThat(read.version()).isEqualTo("1.0");
        assertThat(read.hasPersonalData()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javax.xml.transform.TransformerFactory", "javax.xml.parsers.DocumentBuilderFactory"})
    @Tag("VA-404")
    void needsNoXmlLibraryOfTheProgramThatItIsIn(String factory) throws CilFormatException {
        System.setProperty(factory, "org.example.OtherFactory");
        try {
            assertThat(parse(xml(list())).computers()).hasSize(2);
        } finally {
            System.clearProperty(factory);
        }
    }

    @Test
    @Tag("VA-404")
    void holdsNoWholeKey() {
        assertThat(xml(list()))
                .doesNotContain(KEY.formatted(), KEY.characters())
                .contains(KEY.masked());
    }

    @Test
    @Tag("VA-404")
    void leavesPersonalDataOutWhereNoneAreWanted() throws CilFormatException {
        ComputerInformationList anonymous = ComputerInformationList.of(List.of(computer(1)), NOW, false);
        assertThat(xml(anonymous)).doesNotContain("workstation").contains("personalData=\"false\"");
        assertThat(anonymous.computers().get(0).name()).isEmpty();
        ComputerInformationList stripped = parse(later()).withoutPersonalData();
        assertThat(xml(stripped)).doesNotContain("workstation", "owner", "room", "Ann", "note");
        assertThat(parse(xml(stripped)).computers()).hasSize(2);
    }

    @Test
    @Tag("VA-404")
    @Tag("VA-405")
    void isCompletedByInstallationId() throws CilFormatException {
        ComputerInformationList list = list();
        InstallationId first = computer(1).installationId();
        InstallationId second = computer(2).installationId();
        ConfirmationId confirmation = CODEC.confirm(first);
        ComputerInformationList completed = list.completed(Map.of(
                first, new Completion(ComputerInformation.ACTIVATED, Optional.of(confirmation)),
                second, new Completion("ACTIVATIONS_EXHAUSTED", Optional.empty())));
        List<ComputerInformation> computers = parse(xml(completed)).computers();
        assertThat(computers.get(0).confirmationId()).contains(confirmation);
        assertThat(computers.get(1).result()).contains("ACTIVATIONS_EXHAUSTED");
        assertThat(computers.get(1).confirmationId()).isEmpty();
        assertThat(list.computers().get(0).confirmationId())
                .as("a list does not change")
                .isEmpty();
        ComputerInformationList again =
                completed.completed(Map.of(first, new Completion("INTERNAL_ERROR", Optional.empty())));
        assertThat(again.computers().get(0).confirmationId()).contains(confirmation);
    }

    @Test
    @Tag("VA-404")
    void keepsWhatALaterVersionAdds() throws CilFormatException {
        ComputerInformationList read = parse(later());
        assertThat(read.version()).isEqualTo("1.7");
        InstallationId first = computer(1).installationId();
        String written = xml(read.completed(
                Map.of(first, new Completion(ComputerInformation.ACTIVATED, Optional.of(CODEC.confirm(first))))));
        assertThat(written)
                .contains(
                        "xmlns:n=\"urn:example:next\"",
                        "n:site=\"Tokyo\"",
                        "<n:owner since=\"2026\"><n:given>Ann</n:given> &amp; others</n:owner>",
                        "<n:room>7</n:room>",
                        "<!-- a note -->",
                        "version=\"1.7\"");
        assertThat(parse(written).computers().get(0).confirmationId()).isPresent();
        assertThat(xml(parse(written))).isEqualTo(written);
    }

    @Test
    @Tag("VA-502")
    void isMergedWithAnotherListThatWasCollectedLater() throws CilFormatException {
        ConfirmationId confirmation = CODEC.confirm(computer(2).installationId());
        ComputerInformation confirmed = ComputerInformationList.of(List.of(computer(2)), NOW, true)
                .completed(Map.of(
                        computer(2).installationId(),
                        new Completion(ComputerInformation.ACTIVATED, Optional.of(confirmation))))
                .computers()
                .get(0);
        ComputerInformation changed = new ComputerInformation(
                Optional.of("new name"),
                computer(2).editionName(),
                LicenseState.NOTIFICATION,
                0,
                KEY.masked(),
                computer(2).installationId());
        ComputerInformationList older = ComputerInformationList.of(List.of(computer(1), confirmed), NOW, false);
        ComputerInformationList newer =
                ComputerInformationList.of(List.of(changed, computer(3)), NOW.plusSeconds(60), true);

        ComputerInformationList merged = parse(xml(older.merged(newer)));
        assertThat(merged.computers()).hasSize(3);
        assertThat(merged.collectedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(merged.hasPersonalData()).isTrue();
        ComputerInformation second = merged.computers().get(1);
        assertThat(second.licenseState()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(second.name()).contains("new name");
        assertThat(second.confirmationId()).as("stays").contains(confirmation);
        assertThat(second.result()).contains(ComputerInformation.ACTIVATED);

        ComputerInformation other = parse(xml(newer.merged(older))).computers().get(0);
        assertThat(other.licenseState()).as("of the later list").isEqualTo(LicenseState.NOTIFICATION);
        assertThat(other.confirmationId()).contains(confirmation);
        assertThat(newer.knowing(older).computers()).hasSize(2);
        assertThat(newer.knowing(older).computers().get(0).confirmationId()).contains(confirmation);
    }

    @Test
    @Tag("VA-502")
    void keepsWhatALaterVersionAddsToEitherOfTwoMergedLists() throws CilFormatException {
        for (ComputerInformationList merged :
                List.of(list().merged(parse(later())), parse(later()).merged(list()))) {
            assertThat(xml(merged)).contains("since=\"2026\"", "Ann");
            assertThat(parse(xml(merged)).computers()).hasSize(2);
        }
    }

    @Test
    @Tag("VA-404")
    void theDescriptionShowsAList() throws Exception {
        String description = Files.readString(Path.of("..", "docs", "protocol", "cil.md"));
        int begin = description.indexOf("```xml\n") + 7;
        ComputerInformationList shown = parse(description.substring(begin, description.indexOf("```", begin)));
        assertThat(shown.computers()).singleElement().satisfies(computer -> {
            assertThat(computer.editionCode()).isEqualTo(300);
            assertThat(computer.confirmationId()).isPresent();
            assertThat(computer.result()).contains(ComputerInformation.ACTIVATED);
        });
    }

    /** What is read first decides: nothing is taken from a document of an unknown kind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<computerInformationList/>",
                "<x:computerInformationList xmlns:x='urn:menkyo:computer-information-list:2' version='2.0'/>",
                "<computerInformationList xmlns='urn:menkyo:computer-information-list:1' version='2.0'"
                        + " collectedAt='2026-11-21T10:00:00Z' personalData='true'/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
                        + "<computerInformationList xmlns='urn:menkyo:computer-information-list:1' version='1.0'"
                        + " collectedAt='2026-11-21T10:00:00Z' personalData='true'/>",
            })
    @Tag("VA-404")
    void refusesWhatIsNoListOfThisVersion(String xml) {
        assertThatThrownBy(() -> parse(xml)).isInstanceOf(CilFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LICENSED=>ACTIVE",
                "code=\"300\"=>code=\"301\"",
                "code=\"300\"=>code=\"70000\"",
                "<productKey>=><key>",
                "remainingMinutes>42=>remainingMinutes>-1",
                "workstation-1=>",
            })
    @Tag("VA-404")
    void refusesWhatTheSchemaForbids(String change) {
        String[] parts = change.split("=>", -1);
        String wrong = xml(list())
                .replace(parts[0], parts[1])
                .replace("</productKey>", parts[1].equals("<key>") ? "</key>" : "</productKey>");
        assertThatThrownBy(() -> parse(wrong)).isInstanceOf(CilFormatException.class);
    }

    @Test
    @Tag("VA-403")
    @Tag("VA-404")
    void refusesMistypedIdsAndDoubles() {
        String right = xml(list());
        String id = computer(1).installationId().formatted();
        String mistyped = (id.charAt(0) == '9' ? '0' : (char) (id.charAt(0) + 1)) + id.substring(1);
        assertThatThrownBy(() -> parse(right.replace(id, mistyped)))
                .isInstanceOf(CilFormatException.class)
                .hasMessageContaining("group 1");
        assertThatThrownBy(() -> ComputerInformationList.of(List.of(computer(1), computer(1)), NOW, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ComputerInformationList list() {
        return ComputerInformationList.of(List.of(computer(1), computer(2)), NOW, true);
    }

    /** A list as a later version may write it. */
    private static String later() {
        String now = xml(list());
        int firstEnd = now.indexOf("</computer>");
        return now.substring(0, firstEnd)
                        .replaceFirst(
                                "personalData=\"true\" version=\"1.0\"",
                                "personalData=\"true\" version=\"1.7\" xmlns:n=\"urn:example:next\"")
                        .replaceFirst("<computer ", "<computer n:site=\"Tokyo\" ")
                + "<n:owner since=\"2026\"><n:given>Ann</n:given> &amp; others</n:owner><!-- a note -->"
                + now.substring(firstEnd)
                        .replace("</computerInformationList>", "<n:room>7</n:room></computerInformationList>");
    }

    private static ComputerInformation computer(int number) {
        HardwareProfile hardware = HardwareProfile.of(
                "sample", Map.of(HardwareComponent.SYSTEM_BOARD, "board-" + number, HardwareComponent.MEMORY, "1"));
        return new ComputerInformation(
                Optional.of("workstation-" + number),
                "Server <Standard> 日本",
                LicenseState.LICENSED,
                42,
                KEY.masked(),
                InstallationId.of(hardware, 300, KEY));
    }

    private static ComputerInformationList parse(String xml) throws CilFormatException {
        return ComputerInformationList.parse(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String xml(ComputerInformationList list) {
        return new String(list.toBytes(), StandardCharsets.UTF_8);
    }
}
