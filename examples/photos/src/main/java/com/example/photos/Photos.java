package com.example.photos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.LicenseMonitor;
import org.menkyo.client.LicenseStatus;
import org.menkyo.client.RefusedException;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.store.FileLicenseStore;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.key.ProductKey;

/**
 * Shows photos, if it is licensed. All that a program needs for that is here; where this one has commands, one with windows has a
 * field for the product key and a line that says how the license is.
 */
public final class Photos {

    private static final int EDITION = 1;

    private final ActivationClient client;

    private Photos(ActivationClient client) {
        this.client = client;
    }

    /** Without arguments the program starts; the first argument can be {@code activate}, {@code kms}, {@code phone}, {@code confirm}. */
    public static void main(String[] arguments) {
        String home = System.getProperty("user.home");
        Path folder = Path.of(System.getenv().getOrDefault("PHOTOS_HOME", home + "/.photos"));
        ActivationClient client = ActivationClient.of(catalog(), EDITION)
                .store(new FileLicenseStore(folder))
                .build();
        boolean done;
        try {
            done = new Photos(client).run(List.of(arguments));
        } catch (IllegalArgumentException | RefusedException wrong) {
            System.out.println(wrong.getMessage());
            done = false;
        }
        System.exit(done ? 0 : 1);
    }

    /** The catalog is a part of the program: with another one it would believe another publisher. */
    private static ClientCatalog catalog() {
        try (InputStream in = Photos.class.getResourceAsStream("/client-catalog.txt")) {
            if (in == null) {
                throw new IllegalStateException("Export the client catalog to src/main/resources and build again.");
            }
            return ClientCatalog.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean run(List<String> arguments) {
        if (arguments.isEmpty()) {
            return start();
        }
        Optional<String> word = arguments.stream().skip(1).findFirst();
        switch (arguments.get(0)) {
            case "activate" -> {
                return word.map(this::install).orElse(true) && told(client.activate());
            }
            case "kms" -> {
                HostAddress host = HostAddress.parse(word.orElseThrow(Photos::incomplete), 1688);
                client.removeKey();
                client.setKmsHost(host.name());
                client.setKmsPort(OptionalInt.of(host.port()));
                return told(client.activate());
            }
            case "phone" -> {
                boolean installed = install(word.orElseThrow(Photos::incomplete));
                System.out.println("Read this out: " + client.installationId().formatted());
                return installed;
            }
            case "confirm" -> {
                return told(client.confirm(ConfirmationId.parse(word.orElseThrow(Photos::incomplete))));
            }
            default -> throw incomplete();
        }
    }

    private static IllegalArgumentException incomplete() {
        return new IllegalArgumentException("photos [activate [KEY] | kms HOST[:PORT] | phone KEY | confirm ID]");
    }

    private boolean start() {
        try (LicenseMonitor license = LicenseMonitor.start(client, Photos::show)) {
            LicenseStatus status = license.status();
            show(status);
            if (status.state() == LicenseState.NOTIFICATION) {
                System.out.println("Photos does not start: please activate it.");
                return false;
            }
            System.out.println("Photos has started.");
            // Here a real program works until it is closed, and the monitor looks after the license meanwhile.
            return true;
        }
    }

    private static void show(LicenseStatus status) {
        System.out.println("License: " + status.state()
                + status.endsAt().map(end -> " until " + end).orElse(""));
    }

    private boolean install(String key) {
        return told(client.installKey(ProductKey.parse(key)));
    }

    private static boolean told(ActivationResult result) {
        System.out.println(result.text(Locale.getDefault(), ZoneId.systemDefault()));
        return result.outcome().isDone();
    }
}
