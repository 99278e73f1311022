package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.menkyo.account.technical.AccountState;
import org.menkyo.activation.support.ExchangeProductKey;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.agreementchange.ChangeKind;
import org.menkyo.approval.ApprovalState;
import org.menkyo.audit.AuditBreak;
import org.menkyo.audit.AuditOutcome;
import org.menkyo.casework.WorkKind;
import org.menkyo.catalog.BenefitKind;
import org.menkyo.catalog.ProductKind;
import org.menkyo.due.DueKind;
import org.menkyo.help.Audience;
import org.menkyo.help.HelpSection;
import org.menkyo.inventory.ActivationWay;
import org.menkyo.kms.dns.DnsRegistration;
import org.menkyo.kms.health.KmsHealth;
import org.menkyo.kms.host.HostCondition;
import org.menkyo.lockout.LockoutCause;
import org.menkyo.lookup.FoundPerson;
import org.menkyo.masterkey.KeyState;
import org.menkyo.media.MediaKind;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.NotificationState;
import org.menkyo.openlicense.AdditionState;
import org.menkyo.order.OrderFile;
import org.menkyo.order.OrderState;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.RequestState;
import org.menkyo.permissionrequest.UndeliveredReason;
import org.menkyo.physicalmedia.PhysicalMediaState;
import org.menkyo.productkey.ProductKeyState;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.quarantine.QuarantineReason;
import org.menkyo.quarantine.WaitingChoice;
import org.menkyo.quarantine.WaitingKind;
import org.menkyo.seat.SeatsAssigned;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.Texts;
import org.menkyo.support.SupportCaseKind;
import org.menkyo.support.SupportCaseState;
import org.menkyo.webhook.DeliveryProblem;
import org.menkyo.webhook.DeliveryState;
import org.menkyo.webhook.WebhookEvent;
import org.menkyo.webhook.WebhookState;

class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/org/menkyo/shared/portal");
    private static final Pattern TEXT = Pattern.compile("\\bt\\(\"([A-Za-z.-]+)\"[,)]");
    private static final Texts ENGLISH = Texts.beside(PageTexts.class, "texts", Language.EN);
    private static final Texts JAPANESE = Texts.beside(PageTexts.class, "texts", Language.JA);

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(JAPANESE.keys()).isEqualTo(ENGLISH.keys());
    }

    @Test
    void everyTextOfATemplateIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path template :
                    files.filter(file -> file.toString().endsWith(".ftl")).toList()) {
                Matcher text = TEXT.matcher(Files.readString(template));
                while (text.find()) {
                    used.add(text.group(1));
                }
            }
        }

        assertThat(used).isNotEmpty();
        assertThat(ENGLISH.keys()).containsAll(used);
    }

    @Test
    void everyWordOfTheServicesHasAText() {
        assertThat(ENGLISH.keys())
                .containsAll(words("menu.", MenuSection.values()))
                .containsAll(
                        Stream.of(MenuEntry.values()).map(MenuEntry::textKey).toList())
                .containsAll(words("role.", Role.values()))
                .containsAll(words("way.", PermissionWay.values()))
                .containsAll(words("program.", Program.values()))
                .containsAll(words("key.type.", KeyType.values()))
                .containsAll(words("due.", DueKind.values()))
                .containsAll(words("section.", HelpSection.values()))
                .containsAll(words("requestState.", RequestState.values()))
                .containsAll(words("addition.", AdditionState.values()))
                .containsAll(words("hostCondition.", HostCondition.values()))
                .containsAll(words("kmsHealth.", KmsHealth.Status.values()))
                .containsAll(words("kmsResult.", KmsResult.values()))
                .containsAll(words("dnsState.", DnsRegistration.State.values()))
                .containsAll(words("licenseState.", LicenseState.values()))
                .containsAll(words("activationWay.", ActivationWay.values()))
                .containsAll(words("platform.", Platform.values()))
                .containsAll(words("account.state.", AccountState.values()))
                .containsAll(words("mailKind.", NotificationKind.values()))
                .containsAll(words("keyState.", KeyState.values()))
                .containsAll(words("quarantineReason.", QuarantineReason.values()))
                .containsAll(words("waitingKind.", WaitingKind.values()))
                .containsAll(words("waitingChoice.", WaitingChoice.values()))
                .containsAll(words("productKind.", ProductKind.values()))
                .containsAll(words("mediaKind.", MediaKind.values()))
                .containsAll(words("audience.", Audience.values()))
                .containsAll(words("event.", WebhookEvent.values()))
                .containsAll(words("webhookState.", WebhookState.values()))
                .containsAll(words("deliveryState.", DeliveryState.values()))
                .containsAll(words("deliveryProblem.", DeliveryProblem.values()))
                .containsAll(words("party.", Party.values()))
                .containsAll(words("orderState.", OrderState.values()))
                .containsAll(words("contact.", ContactKind.values()))
                .containsAll(words("change.", ChangeKind.values()))
                .containsAll(words("caseKind.", SupportCaseKind.values()))
                .containsAll(words("fate.", ExchangeProductKey.Activated.values()))
                .containsAll(words("approvalState.", ApprovalState.values()))
                .containsAll(words("auditOutcome.", AuditOutcome.values()))
                .containsAll(words("auditProblem.", AuditBreak.Problem.values()))
                .containsAll(Stream.of(OrderFile.COLUMNS.required(), OrderFile.COLUMNS.optional())
                        .flatMap(List::stream)
                        .map(column -> "orderColumn." + column)
                        .toList())
                .containsAll(words("case.state.", SupportCaseState.values()))
                .containsAll(words("case.work.", WorkKind.values()))
                .containsAll(words("person.", FoundPerson.RegistrationState.values()))
                .containsAll(words("mail.state.", NotificationState.values()))
                .containsAll(words("lockout.cause.", LockoutCause.values()))
                .containsAll(words("undelivered.", UndeliveredReason.values()))
                .containsAll(words("mediaState.", PhysicalMediaState.values()))
                .containsAll(words("weekday.", DayOfWeek.values()))
                .contains("seats.result." + SeatsAssigned.ASSIGNED, "seats.result." + SeatsAssigned.ALREADY_ASSIGNED)
                .containsAll(words("mediaKind.", MediaKind.values()))
                .containsAll(words("mediaState.", PhysicalMediaState.values()))
                .containsAll(words("benefitKind.", BenefitKind.values()))
                .containsAll(words("approvalState.", ApprovalState.values()))
                .containsAll(Stream.of(ProductKeyState.values())
                        .filter(state -> state != ProductKeyState.ACTIVE)
                        .map(state -> "key.state." + state)
                        .toList());
    }

    private static Set<String> words(String prefix, Enum<?>... words) {
        Set<String> keys = new TreeSet<>();
        for (Enum<?> word : words) {
            keys.add(prefix + word.name());
        }
        return keys;
    }
}
