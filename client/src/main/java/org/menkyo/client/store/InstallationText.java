package org.menkyo.client.store;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.menkyo.client.state.Activation;
import org.menkyo.client.state.FailedValidation;
import org.menkyo.client.state.Installation;
import org.menkyo.client.state.InstalledKey;
import org.menkyo.client.state.KmsContact;
import org.menkyo.client.state.TrustedTime;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.key.ProductKey;

/** The text form of a client's memory: one {@code name=value} a line, sorted by name. */
final class InstallationText {

    private static final String HARDWARE = "activation.hardware.";

    private final Properties values = new Properties();

    private InstallationText(String text) {
        try {
            values.load(new StringReader(text));
        } catch (IOException e) {
            throw new IllegalStateException("reading a text does not fail", e);
        }
    }

    static String write(Installation installation) {
        Map<String, Object> values = new TreeMap<>();
        values.put("edition", installation.editionCode());
        values.put("cmid", installation.cmid());
        values.put("grace.started", installation.graceStartedAt());
        values.put("rearms.left", installation.rearmsLeft());
        installation.productKey().ifPresent(key -> {
            values.put("key.masked", key.masked());
            key.characters().ifPresent(there -> values.put("key", there.characters()));
        });
        installation.failedValidation().ifPresent(failed -> {
            values.put("validation.failed.at", failed.at());
            values.put("validation.failed.reason", failed.reason());
            values.put("validation.failed.activated.since", failed.activatedSince());
        });
        installation.returned().ifPresent(statement -> values.put("returned", statement.toText()));
        values.put("generalized", installation.generalized());
        installation.activation().ifPresent(activation -> {
            values.put("activation.way", activation.way());
            values.put("activation.at", activation.at());
            values.put("activation.proof", activation.proof());
            activation.hardware().toMap().forEach((component, hash) -> values.put(HARDWARE + component, hash));
        });
        installation.hardwareChangedAt().ifPresent(at -> values.put("hardware.changed", at));
        values.put("time.latest", installation.time().latest());
        values.put("time.offset", installation.time().offset());
        values.put("time.set.back", installation.time().setBack());
        KmsContact kms = installation.kms();
        kms.host().ifPresent(host -> values.put("kms.host", host));
        kms.port().ifPresent(port -> values.put("kms.port", port));
        kms.certificate().ifPresent(certificate -> values.put("kms.certificate", certificate.toText()));
        kms.lastAttempt().ifPresent(at -> values.put("kms.last.attempt", at));
        values.put("kms.renewal.minutes", kms.renewalMinutes());
        values.put("kms.retry.minutes", kms.retryMinutes());
        StringBuilder text = new StringBuilder();
        values.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    /**
     * Reads the text form.
     *
     * @throws RuntimeException if the text is not one
     */
    static Installation read(String text) {
        return new InstallationText(text).installation();
    }

    private Installation installation() {
        return new Installation(
                Integer.parseInt(required("edition")),
                UUID.fromString(required("cmid")),
                Instant.parse(required("grace.started")),
                Integer.parseInt(required("rearms.left")),
                optional("key.masked", masked -> new InstalledKey(optional("key", ProductKey::new), masked)),
                optional("activation.way", Activation.Way::valueOf).map(this::activation),
                optional("hardware.changed", Instant::parse),
                optional("validation.failed.at", Instant::parse).map(this::failedValidation),
                optional("returned", ReturnStatement::parse),
                Boolean.parseBoolean(required("generalized")),
                new TrustedTime(
                        Instant.parse(required("time.latest")),
                        Duration.parse(required("time.offset")),
                        Boolean.parseBoolean(required("time.set.back"))),
                new KmsContact(
                        optional("kms.host", Function.identity()),
                        optional("kms.port", Integer::valueOf)
                                .map(OptionalInt::of)
                                .orElseGet(OptionalInt::empty),
                        optional("kms.certificate", HostCertificate::parse),
                        optional("kms.last.attempt", Instant::parse),
                        Integer.parseInt(required("kms.renewal.minutes")),
                        Integer.parseInt(required("kms.retry.minutes"))));
    }

    private FailedValidation failedValidation(Instant at) {
        return new FailedValidation(
                at,
                required("validation.failed.reason"),
                Boolean.parseBoolean(required("validation.failed.activated.since")));
    }

    private Activation activation(Activation.Way way) {
        Map<String, String> hardware = new HashMap<>();
        for (String name : values.stringPropertyNames()) {
            if (name.startsWith(HARDWARE)) {
                hardware.put(name.substring(HARDWARE.length()), values.getProperty(name));
            }
        }
        return new Activation(
                way,
                Instant.parse(required("activation.at")),
                HardwareProfile.parse(hardware),
                required("activation.proof"));
    }

    private String required(String name) {
        return optional(name, Function.identity()).orElseThrow(() -> new IllegalArgumentException("no value " + name));
    }

    private <T> Optional<T> optional(String name, Function<String, T> reader) {
        return Optional.ofNullable(values.getProperty(name)).map(reader);
    }
}
