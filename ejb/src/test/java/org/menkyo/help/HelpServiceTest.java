package org.menkyo.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;

@Tag("LC-708")
class HelpServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final List<OpeningSpan> HOURS =
            List.of(new OpeningSpan(List.of(DayOfWeek.values()), "00:00", "24:00"));

    private final Caller operator = SCENARIO.call(
            CallerDirectory.class, directory -> directory.identify(LicensingScenario.origin(), "demo-operator"));

    private final Caller person = SCENARIO.registered("asks@" + UUID.randomUUID() + ".example");

    @Test
    void topicsAreInTheLanguageOfTheCall() {
        HelpTopicView english =
                topics("ｷｰ", HelpSection.PRODUCT_KEYS, Language.EN).get(0);
        HelpTopicView japanese =
                topics("key", HelpSection.PRODUCT_KEYS, Language.JA).get(0);

        assertThat(english.code()).isEqualTo(japanese.code());
        assertThat(english.question()).contains("key");
        assertThat(japanese.question()).contains("キー");
        assertThat(topics(null, null, Language.EN)).hasSizeGreaterThan(20);
        assertThat(topics(null, HelpSection.SUPPORT, Language.EN))
                .isNotEmpty()
                .extracting(HelpTopicView::section)
                .containsOnly(HelpSection.SUPPORT);
        HelpTopicView read = SCENARIO.call(HelpService.class, s -> s.readTopic(person, english.code(), Language.EN));
        assertThat(read).isEqualTo(english);
        assertThatThrownBy(() -> SCENARIO.call(HelpService.class, s -> s.readTopic(person, "none", Language.EN)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void helpIsForWhoIsRegistered() {
        assertThatThrownBy(() -> SCENARIO.call(
                        HelpService.class, s -> s.listTopics(SCENARIO.person("unregistered"), null, null, Language.EN)))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    void contactsTellWhetherTheyAreOpenNow() {
        Instant now = SCENARIO.clock().instant();
        load(
                contact("always", "JP", Audience.CUSTOMER, HOURS, null),
                contact("never", "JP", Audience.PARTNER, List.of(), null),
                contact("elsewhere", "US", Audience.CUSTOMER, HOURS, null));

        List<SupportContactView> japan = contacts("JP", null);

        assertThat(japan).extracting(SupportContactView::code).containsExactly("always", "never");
        assertThat(japan).extracting(SupportContactView::openNow).containsExactly(true, false);
        assertThat(japan.get(0).closesAt()).isAfter(now);
        assertThat(japan.get(0).opensAt()).isNull();
        assertThat(japan.get(1).opensAt()).isNull();
        assertThat(contacts("JP", Audience.PARTNER))
                .extracting(SupportContactView::code)
                .containsExactly("never");
        assertThat(contacts(null, Audience.CUSTOMER))
                .extracting(SupportContactView::code)
                .containsExactly("always", "elsewhere");
    }

    @Test
    void theSameDocumentAgainChangesNothing() {
        SupportContact contact = contact("once", "JP", Audience.CUSTOMER, HOURS, "JP");
        load();
        long before = audited();

        load(contact);
        load(contact);

        assertThat(audited()).isEqualTo(before + 1);
        SupportContactsDocument exported = SCENARIO.call(HelpService.class, s -> s.exportContacts(operator));
        assertThat(exported.contacts()).containsExactly(contact);
    }

    @Test
    void allThatIsWrongIsNamedWithItsPlace() {
        load();
        SupportContact wrong = new SupportContact(
                "Two Words",
                "Japan",
                null,
                new Wording(" ", null),
                null,
                "nobody",
                "http://plain.example",
                List.of("japanese"),
                "Asia/Edo",
                List.of(
                        new OpeningSpan(List.of(DayOfWeek.MONDAY, DayOfWeek.MONDAY), "9:00", "25:00"),
                        new OpeningSpan(List.of(), "12:00", "12:00"),
                        new OpeningSpan(null, null, null)),
                "XX",
                Arrays.asList("2026-02-30", null));

        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> load(contact("a", "JP", Audience.CUSTOMER, HOURS, null), wrong));

        assertThat(refused.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "contacts[1].code",
                        "contacts[1].country",
                        "contacts[1].audience",
                        "contacts[1].name.en",
                        "contacts[1].email",
                        "contacts[1].page",
                        "contacts[1].languages[0]",
                        "contacts[1].timeZone",
                        "contacts[1].hours[0].days",
                        "contacts[1].hours[0].from",
                        "contacts[1].hours[0].to",
                        "contacts[1].hours[1].days",
                        "contacts[1].hours[1].to",
                        "contacts[1].hours[2].days",
                        "contacts[1].hours[2].from",
                        "contacts[1].hours[2].to",
                        "contacts[1].holidays",
                        "contacts[1].closedDays[0]",
                        "contacts[1].closedDays[1]");
        assertThat(contacts(null, null)).isEmpty();
    }

    @Test
    void spansDoNotOverlapAndCodesAreUnique() {
        OpeningSpan morning = new OpeningSpan(List.of(DayOfWeek.MONDAY), "09:00", "12:00");
        OpeningSpan noon = new OpeningSpan(List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "11:59", "13:00");
        OpeningSpan after = new OpeningSpan(List.of(DayOfWeek.MONDAY), "13:00", "17:00");

        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> load(
                        contact("a", "JP", Audience.CUSTOMER, List.of(morning, noon, after), null),
                        contact("a", "JP", Audience.CUSTOMER, HOURS, null)));

        assertThat(refused.errors())
                .containsExactly(
                        new FieldError("contacts[0].hours[1]", FieldProblem.DUPLICATE, List.of()),
                        new FieldError("contacts[1].code", FieldProblem.DUPLICATE, List.of()));
    }

    private static SupportContact contact(
            String code, String country, Audience audience, List<OpeningSpan> hours, String holidays) {
        return new SupportContact(
                code,
                country,
                audience,
                new Wording("Support", "サポート"),
                "+81 3-5550-0100",
                null,
                null,
                List.of("ja"),
                "Asia/Tokyo",
                hours,
                holidays,
                List.of());
    }

    private void load(SupportContact... contacts) {
        SupportContactsDocument document = new SupportContactsDocument(List.of(contacts));
        SCENARIO.call(HelpService.class, s -> s.loadContacts(operator, document));
    }

    private List<HelpTopicView> topics(String words, HelpSection section, Language language) {
        return SCENARIO.call(HelpService.class, s -> s.listTopics(person, words, section, language));
    }

    private List<SupportContactView> contacts(String country, Audience audience) {
        return SCENARIO.call(HelpService.class, s -> s.listContacts(person, country, audience, Language.EN));
    }

    private static long audited() {
        return SCENARIO.auditRecords("SUPPORT_CONTACTS_LOADED", null);
    }
}
