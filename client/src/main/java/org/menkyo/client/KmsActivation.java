package org.menkyo.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
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
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.RequestAuthenticator;

/** Asks KMS hosts, one after the other until one answers with a count (VA-306, VA-308). */
final class KmsActivation {

    private final ClientContext context;
    private final CatalogEdition edition;
    private final AnswerVerifier verifier;

    KmsActivation(ClientContext context) {
        this.context = context;
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
            boolean saysMore = told == null || told.result().outcome() == ActivationOutcome.HOST_UNREACHABLE;
            told = saysMore ? attempt : new Attempt(current, told.result());
        }
        return told != null
                ? told
                : Attempt.of(ActivationOutcome.NO_HOST_FOUND, edition).leaving(current);
    }

    private List<HostAddress> hosts(KmsContact kms) {
        int port = kms.port().orElse(context.catalog().port());
        return kms.host()
                .map(name -> List.of(new HostAddress(name, port)))
                .orElseGet(() -> context.discovery().find(context.catalog().serviceLabel(), port));
    }

    private Attempt ask(HostAddress host, Installation installation) {
        KmsRequest request = request(installation);
        log(ClientEvent.Kind.REQUEST, host, request, installation, "", OptionalInt.empty());
        Attempt attempt = exchange(host, request, installation);
        log(
                ClientEvent.Kind.ANSWER,
                host,
                request,
                attempt.installation(),
                attempt.result().outcome().name(),
                attempt.result().count());
        return attempt;
    }

    private Attempt exchange(HostAddress host, KmsRequest request, Installation installation) {
        try {
            byte[] frame = RequestAuthenticator.seal(request, context.catalog().catalogKey());
            KmsExchange exchange = context.transport().ask(host, frame);
            if (exchange.error().isPresent()) {
                return failed(host, exchange.error().get(), installation);
            }
            HostCertificate certificate =
                    verifier.verify(request, exchange, installation.kms().certificate());
            KmsAnswer answer = exchange.answer().orElseThrow().answer();
            return answered(host, request, answer, certificate, installation);
        } catch (IOException e) {
            return failed(ActivationOutcome.HOST_UNREACHABLE, host, e.getMessage(), installation);
        } catch (KmsProtocolException e) {
            return failed(ActivationOutcome.HOST_NOT_SUITABLE, host, e.getMessage(), installation);
        } catch (UntrustedHostException e) {
            return failed(ActivationOutcome.HOST_NOT_TRUSTED, host, e.getMessage(), installation);
        }
    }

    private KmsRequest request(Installation installation) {
        LicensePhase phase = LicensePolicy.phase(installation, edition);
        return new KmsRequest(
                edition.code(),
                installation.cmid(),
                context.machineName(),
                phase.state(),
                phase.remainingMinutes(installation.now()),
                context.hardware().isVirtual(),
                context.clock().instant(),
                Bits128.random(context.random()),
                context.profile().fingerprint(),
                installation.kms().certificate().map(HostCertificate::serial).orElse(0L));
    }

    private Attempt answered(
            HostAddress host, KmsRequest request, KmsAnswer answer, HostCertificate certificate, Installation before) {
        Instant system = context.clock().instant();
        Installation corrected = before.corrected(system, answer.hostTime())
                .withKms(before.kms().answered(certificate, answer.renewalMinutes(), answer.retryMinutes()));
        Installation after = corrected.withKms(corrected.kms().attemptedAt(corrected.now()));
        if (answer.result() != KmsResult.ANSWERED) {
            return Attempt.of(outcomeOf(answer.result()), edition)
                    .peer(host)
                    .clockDifference(Duration.between(answer.hostTime(), request.clientTime()))
                    .leaving(after);
        }
        HostCertificateContents contents = certificate.contents();
        if (!contents.covers(edition.platform(), edition.groupRank().orElseThrow())) {
            return Attempt.of(ActivationOutcome.EDITION_NOT_COVERED, edition)
                    .peer(host)
                    .leaving(after);
        }
        if (answer.count() < edition.threshold()) {
            return Attempt.of(ActivationOutcome.NOT_ENOUGH_MACHINES, edition)
                    .peer(host)
                    .count(answer.count())
                    .leaving(after);
        }
        Activation success = new Activation(Activation.Way.KMS, after.now(), context.profile(), answer.hostProductId());
        return Attempt.of(ActivationOutcome.ACTIVATED_BY_HOST, edition)
                .peer(host)
                .count(answer.count())
                .leaving(after.activated(success));
    }

    private Attempt failed(HostAddress host, ErrorFrame error, Installation installation) {
        ActivationOutcome outcome =
                switch (error.error()) {
                    case HOST_NOT_ACTIVATED -> ActivationOutcome.HOST_NOT_ACTIVATED;
                    case TOO_MANY_REQUESTS, TOO_MANY_CONNECTIONS, UNAVAILABLE, TIMED_OUT -> ActivationOutcome.HOST_BUSY;
                    case MALFORMED, UNSUPPORTED_VERSION, NOT_AUTHENTIC, UNKNOWN_CATALOG ->
                        ActivationOutcome.HOST_NOT_SUITABLE;
                };
        return failed(outcome, host, error.error().name(), installation);
    }

    private Attempt failed(ActivationOutcome outcome, HostAddress host, String detail, Installation installation) {
        return Attempt.of(outcome, edition).peer(host).detail(detail).leaving(installation);
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

    private void log(
            ClientEvent.Kind kind,
            HostAddress host,
            KmsRequest request,
            Installation installation,
            String result,
            OptionalInt count) {
        LicensePhase phase = LicensePolicy.phase(installation, edition);
        context.eventLog()
                .append(new ClientEvent(
                        kind,
                        installation.now(),
                        host.toString(),
                        request.cmid(),
                        request.clientTime(),
                        request.virtual(),
                        phase.state(),
                        phase.remainingMinutes(installation.now()),
                        result,
                        count,
                        installation.kms().renewalMinutes(),
                        installation.kms().retryMinutes()));
    }
}
