package org.menkyo.client;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.client.kms.AnswerVerifier;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.kms.KmsExchange;
import org.menkyo.client.kms.UntrustedHostException;
import org.menkyo.client.state.Activation;
import org.menkyo.client.state.Installation;
import org.menkyo.client.state.KmsContact;
import org.menkyo.client.state.LicensePhase;
import org.menkyo.client.state.LicensePolicy;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.certificate.CertificateStatus;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * Asks KMS hosts, one after the other until one answers with a count, in order to activate or renew (VA-306, VA-308) or to
 * validate (VA-207).
 *
 * <p>A validation is passed by a host's signed answer and its certificate, about which the center is asked where there is
 * one. It fails if the host that activated the client answers, the publisher does not stand behind its certificate any
 * more, and no other host answers well; who cannot be reached or believed proves nothing.
 */
final class KmsActivation {

    private static final Set<ActivationOutcome> NOTHING_SAID =
            Set.of(ActivationOutcome.HOST_UNREACHABLE, ActivationOutcome.HOST_NAME_UNKNOWN);

    private final ClientContext context;
    private final ActivationResult.Purpose purpose;
    private final ClientJournal journal;
    private final CatalogEdition edition;
    private final AnswerVerifier verifier;

    KmsActivation(ClientContext context, ActivationResult.Purpose purpose) {
        this.context = context;
        this.purpose = purpose;
        this.journal = new ClientJournal(context);
        this.edition = context.edition();
        this.verifier = new AnswerVerifier(context.catalog());
    }

    Attempt run(Installation before) {
        Installation current = before.withKms(before.kms().attemptedAt(before.now()));
        Attempt told = null;
        for (HostAddress host : hosts(before.kms())) {
            Attempt attempt = ask(host, current);
            current = attempt.installation();
            boolean answered = attempt.result().count().isPresent();
            if (answered) {
                return attempt;
            }
            told = new Attempt(current, weightier(told, attempt).result());
        }
        if (told == null) {
            return draft(ActivationOutcome.NO_HOST_FOUND, "").leaving(current);
        }
        return told.result().outcome() == ActivationOutcome.HOST_NOT_GENUINE ? validationFailed(told) : told;
    }

    /** The first host that says something is told of, but the client's own host, if it turned out wrong, before all. */
    private static Attempt weightier(Attempt first, Attempt second) {
        boolean saysMore = first == null || NOTHING_SAID.contains(first.result().outcome());
        return saysMore || second.result().outcome() == ActivationOutcome.HOST_NOT_GENUINE ? second : first;
    }

    private Attempt validationFailed(Attempt told) {
        ActivationResult result = told.result();
        return draft(result.outcome(), result.peer())
                .detail(result.detail())
                .leaving(told.installation().validationFailed(result.outcome().name()));
    }

    private List<HostAddress> hosts(KmsContact kms) {
        int port = kms.port().orElse(context.catalog().port());
        return kms.host()
                .map(name -> List.of(new HostAddress(name, port)))
                .orElseGet(() -> context.discovery().find(context.catalog().serviceLabel(), port));
    }

    private Attempt ask(HostAddress host, Installation installation) {
        KmsRequest request = request(installation);
        journal.asked(host, request.clientTime(), installation);
        return journal.answered(host, request.clientTime(), exchange(host, request, installation));
    }

    private Attempt exchange(HostAddress host, KmsRequest request, Installation installation) {
        try {
            byte[] frame = RequestAuthenticator.seal(request, context.catalog().catalogKey());
            KmsExchange exchange = context.transport().ask(host, frame);
            if (exchange.error().isPresent()) {
                KmsError error = exchange.error().get().error();
                return failed(outcomeOf(error), host, error.name(), installation);
            }
            HostCertificate certificate =
                    verifier.verify(request, exchange, installation.kms().certificate());
            KmsAnswer answer = exchange.answer().orElseThrow().answer();
            return answered(host, request, answer, certificate, installation);
        } catch (UnknownHostException e) {
            return failed(ActivationOutcome.HOST_NAME_UNKNOWN, host, "", installation);
        } catch (IOException e) {
            return failed(ActivationOutcome.HOST_UNREACHABLE, host, e.getMessage(), installation);
        } catch (KmsProtocolException e) {
            return failed(ActivationOutcome.HOST_NOT_SUITABLE, host, e.getMessage(), installation);
        } catch (UntrustedHostException e) {
            ActivationOutcome outcome = isVerdict(e, installation)
                    ? ActivationOutcome.HOST_NOT_GENUINE
                    : ActivationOutcome.HOST_NOT_TRUSTED;
            return failed(outcome, host, e.getMessage(), installation);
        }
    }

    /**
     * Whether what is wrong is the certificate of the very host that activated this client. Anybody can present a
     * certificate that the publisher never signed, so such a one must be the one that the client once believed.
     */
    private boolean isVerdict(UntrustedHostException untrusted, Installation installation) {
        if (purpose != ActivationResult.Purpose.VALIDATION
                || untrusted.rejected().isEmpty()) {
            return false;
        }
        UntrustedHostException.Rejected rejected = untrusted.rejected().get();
        boolean believedBefore = installation.kms().certificate().stream().anyMatch(rejected.certificate()::equals);
        return isOwnHost(rejected.certificate(), installation)
                && (believedBefore || rejected.status() == CertificateStatus.ENDED);
    }

    private KmsRequest request(Installation installation) {
        LicensePhase phase = LicensePolicy.phase(installation, edition);
        return new KmsRequest(
                edition.code(),
                installation.cmid(),
                context.machineName(),
                phase.state(),
                phase.remainingMinutes(installation.now()),
                context.machine().kind() == MachineKind.VIRTUAL,
                context.clock().instant(),
                Bits128.random(context.random()),
                context.machine().requiredProfile().fingerprint(),
                installation.kms().certificate().map(HostCertificate::serial).orElse(0L));
    }

    private Attempt answered(
            HostAddress host, KmsRequest request, KmsAnswer answer, HostCertificate certificate, Installation before) {
        Instant system = context.clock().instant();
        Installation corrected = before.corrected(system, answer.hostTime())
                .withKms(before.kms().answered(certificate, answer.renewalMinutes(), answer.retryMinutes()));
        Installation after = corrected.withKms(corrected.kms().attemptedAt(corrected.now()));
        if (answer.result() != KmsResult.ANSWERED) {
            return draft(outcomeOf(answer.result()), host)
                    .clockDifference(Duration.between(answer.hostTime(), request.clientTime()))
                    .leaving(after);
        }
        if (!certificate
                .contents()
                .covers(edition.platform(), edition.groupRank().orElseThrow())) {
            return draft(ActivationOutcome.EDITION_NOT_COVERED, host).leaving(after);
        }
        if (purpose == ActivationResult.Purpose.VALIDATION) {
            return isTakenBack(certificate)
                    ? takenBack(host, certificate, after)
                    : validated(host, answer, after.validationPassed());
        }
        if (answer.count() < edition.threshold()) {
            return draft(ActivationOutcome.NOT_ENOUGH_MACHINES, host)
                    .count(answer.count())
                    .leaving(after);
        }
        Activation success = new Activation(
                Activation.Way.KMS, after.now(), context.machine().requiredProfile(), answer.hostProductId());
        return draft(ActivationOutcome.ACTIVATED_BY_HOST, host)
                .count(answer.count())
                .leaving(after.activated(success));
    }

    /** Whether the center says so; one that is not configured, not reached or does not know the host says nothing. */
    private boolean isTakenBack(HostCertificate certificate) {
        if (context.center().isEmpty()) {
            return false;
        }
        try {
            return switch (context.center().get().hostCertificate(certificate.serial())) {
                case REVOKED, ENDED -> true;
                case VALID, UNKNOWN -> false;
            };
        } catch (IOException e) {
            return false;
        }
    }

    private Attempt takenBack(HostAddress host, HostCertificate certificate, Installation after) {
        ActivationOutcome outcome =
                isOwnHost(certificate, after) ? ActivationOutcome.HOST_NOT_GENUINE : ActivationOutcome.HOST_NOT_TRUSTED;
        return failed(outcome, host, "the publisher took the host's certificate back", after);
    }

    private static boolean isOwnHost(HostCertificate certificate, Installation installation) {
        return installation.activation().filter(Activation::isLimited).stream()
                .anyMatch(activation ->
                        activation.proof().equals(certificate.contents().productId()));
    }

    private Attempt validated(HostAddress host, KmsAnswer answer, Installation after) {
        ActivationOutcome outcome = after.failedValidation().isPresent()
                ? ActivationOutcome.GENUINE_KEY_NEEDED
                : ActivationOutcome.VALIDATED;
        return draft(outcome, host).count(answer.count()).leaving(after);
    }

    private Attempt failed(ActivationOutcome outcome, HostAddress host, String detail, Installation installation) {
        return draft(outcome, host).detail(detail).leaving(installation);
    }

    private Attempt.Draft draft(ActivationOutcome outcome, Object host) {
        return Attempt.of(outcome, edition).purpose(purpose).peer(host);
    }

    private static ActivationOutcome outcomeOf(KmsError error) {
        return switch (error) {
            case HOST_NOT_ACTIVATED -> ActivationOutcome.HOST_NOT_ACTIVATED;
            case TOO_MANY_REQUESTS, TOO_MANY_CONNECTIONS, UNAVAILABLE, TIMED_OUT -> ActivationOutcome.HOST_BUSY;
            case MALFORMED, UNSUPPORTED_VERSION, NOT_AUTHENTIC, UNKNOWN_CATALOG -> ActivationOutcome.HOST_NOT_SUITABLE;
        };
    }

    private static ActivationOutcome outcomeOf(KmsResult result) {
        return switch (result) {
            case ANSWERED -> throw new IllegalArgumentException("an answer with a count is no failure");
            case EDITION_NOT_COVERED -> ActivationOutcome.EDITION_NOT_COVERED;
            case UNKNOWN_EDITION -> ActivationOutcome.EDITION_UNKNOWN;
            case CLOCK_SKEW -> ActivationOutcome.CLOCK_DIFFERS;
            case REPLAY -> ActivationOutcome.REPEATED_REQUEST;
            case HOST_NOT_ACTIVATED -> ActivationOutcome.HOST_NOT_ACTIVATED;
        };
    }
}
