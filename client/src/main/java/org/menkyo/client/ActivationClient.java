package org.menkyo.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.state.Activation;
import org.menkyo.client.state.Installation;
import org.menkyo.client.state.InstalledKey;
import org.menkyo.client.state.LicensePhase;
import org.menkyo.client.state.LicensePolicy;
import org.menkyo.client.store.LicenseStore;
import org.menkyo.client.store.TamperedException;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.key.ProductKey;

/**
 * The activation of one installed edition: what an application embeds.
 *
 * <p>An application calls {@link #renewIfDue} from time to time (every few minutes is often enough) and asks {@link
 * #status} when it wants to know. Every method looks at the clock and the hardware first and saves what it finds, so the
 * methods throw {@link UncheckedIOException} if the store cannot be read or written, and {@link RefusedException} if the
 * store belongs to another edition.
 *
 * <p>Threads may share an instance, and any number of instances and programs may use one store at the same time: each
 * method has the store to itself from its first look to its save (VA-212). So a call can wait for one that asks a host or
 * the center at that moment.
 */
public final class ActivationClient {

    private static final System.Logger LOGGER = System.getLogger(ActivationClient.class.getName());

    private final ClientContext context;
    private final CatalogEdition edition;
    private final LicenseStore store;
    private final KmsActivation kms;
    private final KmsActivation kmsValidation;
    private final KeyActivation keys;

    ActivationClient(ClientContext context, LicenseStore store) {
        this.context = context;
        this.edition = context.edition();
        this.store = store;
        this.kms = new KmsActivation(context, ActivationResult.Purpose.ACTIVATION);
        this.kmsValidation = new KmsActivation(context, ActivationResult.Purpose.VALIDATION);
        this.keys = new KeyActivation(context);
    }

    /**
     * Begins to build a client.
     *
     * @param catalog the catalog that the product carries
     * @param editionCode the installed edition
     * @throws IllegalArgumentException if the catalog has no such edition
     */
    public static ActivationClientBuilder of(ClientCatalog catalog, int editionCode) {
        CatalogEdition edition = catalog.edition(editionCode)
                .orElseThrow(() -> new IllegalArgumentException("the catalog has no edition " + editionCode));
        return new ActivationClientBuilder(catalog, edition);
    }

    /** The license state and what belongs to it. */
    public LicenseStatus status() {
        return exclusively(() -> status(looked()));
    }

    private LicenseStatus status(Installation installation) {
        LicensePhase phase = LicensePolicy.phase(installation, edition);
        return new LicenseStatus(
                phase.state(),
                phase.endsAt(),
                phase.remainingMinutes(installation.now()),
                edition.name(),
                installation.productKey().map(InstalledKey::masked),
                installation.cmid(),
                installation.activation(),
                installation.rearmsLeft(),
                installation.time().setBack(),
                installation.failedValidation(),
                installation.kms(),
                LicensePolicy.isKmsClient(installation, edition)
                        ? Optional.of(LicensePolicy.nextAttempt(installation, edition))
                        : Optional.empty());
    }

    /** The client's own time, by which its states begin and end. */
    Instant now() {
        return context.clock().instant();
    }

    /** The license state alone. */
    public LicenseState state() {
        return status().state();
    }

    /** What could be read of this machine's hardware, and whether it is virtual (VA-213). */
    public MachineView machine() {
        return exclusively(context.machine()::view);
    }

    /** Installs a product key; the client is activated by {@link #activate} or {@link #confirm} afterwards. */
    public ActivationResult installKey(ProductKey key) {
        return attempt(installation -> keys.install(key, installation));
    }

    /** Removes the product key, which makes the client a KMS client (VA-211). */
    public void removeKey() {
        change(installation -> installation.withKey(Optional.empty()));
    }

    /** Whether a product key is installed and was not cleared. */
    public boolean hasKey() {
        return exclusively(() -> looked().key().isPresent());
    }

    /**
     * Clears the product key from the store, so that nobody can read it from this machine. What it activated stays
     * activated; to activate or validate again the key has to be installed again.
     */
    public void clearKey() {
        change(Installation::withKeyCleared);
    }

    /**
     * The installation ID for activation by phone or by proxy (VA-403, VA-404).
     *
     * @throws RefusedException if no product key is installed, or no hardware can be read that tells this machine apart
     */
    public InstallationId installationId() {
        return exclusively(() -> keys.installationId(requiredKey(looked())));
    }

    /**
     * What a tool needs to activate this machine by proxy (VA-404).
     *
     * @throws RefusedException as for {@link #installationId}
     */
    public ComputerInformation computerInformation() {
        return exclusively(() -> {
            Installation installation = looked();
            LicenseStatus status = status(installation);
            ProductKey key = requiredKey(installation);
            return new ComputerInformation(
                    Optional.of(context.machineName()).filter(name -> !name.isBlank()),
                    edition.name(),
                    status.state(),
                    status.remainingMinutes(),
                    key.masked(),
                    keys.installationId(key));
        });
    }

    /**
     * Activates now: by the center if a product key is installed, else by a KMS host (VA-202, VA-211). After a failed
     * validation an activation by the center is followed by a validation at once (VA-207).
     */
    public ActivationResult activate() {
        return attempt(ActivationResult.Purpose.ACTIVATION, this::activated);
    }

    /**
     * Validates online: asks the center about the product key and this installation, or, without a key, a KMS host for its
     * signed answer (VA-207). A failed validation takes the client to notification until an activation with a genuine
     * product key is followed by a passed validation; who cannot be reached proves nothing, and nothing changes.
     */
    public ActivationResult validate() {
        return attempt(ActivationResult.Purpose.VALIDATION, this::validated);
    }

    /** Asks a KMS host if it is time to (VA-205); empty if it is not, or if this is no KMS client. */
    public Optional<ActivationResult> renewIfDue() {
        return exclusively(() -> {
            Installation installation = looked();
            boolean due = LicensePolicy.isKmsClient(installation, edition)
                    && !installation.now().isBefore(LicensePolicy.nextAttempt(installation, edition));
            return due ? Optional.of(activate()) : Optional.empty();
        });
    }

    /**
     * Activates by the confirmation ID that was read out over the phone (VA-403).
     *
     * @throws RefusedException if no product key is installed
     */
    public ActivationResult confirm(ConfirmationId confirmationId) {
        return attempt(
                ActivationResult.Purpose.ACTIVATION,
                installation -> keys.byPhone(requiredKey(installation), confirmationId, installation));
    }

    /**
     * Gives the activation by product key back, for a machine that is retired (VA-409). The client is in notification from then
     * on. An administrator of the license hands the statement in; until the next activation the same statement is given again,
     * so that none gets lost. Activating again needs a new use of the key once the statement was handed in.
     *
     * @throws RefusedException if no product key has activated the client, or the one that has is not installed any more
     */
    public ReturnStatement returnActivation() {
        return exclusively(() -> {
            Installation installation = looked();
            if (installation.returned().isPresent()) {
                return installation.returned().get();
            }
            Activation activation = installation
                    .activation()
                    .filter(success -> !success.isLimited())
                    .orElseThrow(() -> new RefusedException(RefusedException.Reason.NOT_ACTIVATED_BY_KEY));
            ReturnStatement statement = keys.giveBack(requiredKey(installation), activation, context.random());
            save(installation.returned(statement));
            return statement;
        });
    }

    /**
     * Sets the KMS host, which wins over discovery, or clears it (VA-308).
     *
     * @param host name or address; none to discover hosts
     * @param port none for the catalog's
     * @throws IllegalArgumentException if host or port cannot be one
     */
    public void configureKms(Optional<String> host, OptionalInt port) {
        HostAddress checked = new HostAddress(host.orElse("localhost"), port.orElse(ClientCatalog.DEFAULT_PORT));
        Optional<String> name = host.map(given -> checked.name());
        change(installation -> installation.withKms(installation.kms().configured(name, port)));
    }

    /**
     * Sets the KMS host and leaves the port as it is.
     *
     * @throws IllegalArgumentException if this can be no host
     */
    public void setKmsHost(String host) {
        String checked = new HostAddress(host, ClientCatalog.DEFAULT_PORT).name();
        change(installation -> installation.withKms(installation
                .kms()
                .configured(Optional.of(checked), installation.kms().port())));
    }

    /**
     * Sets the KMS port, or clears it, and leaves the host as it is.
     *
     * @throws IllegalArgumentException if this can be no port
     */
    public void setKmsPort(OptionalInt port) {
        port.ifPresent(number -> new HostAddress("localhost", number));
        change(installation -> installation.withKms(
                installation.kms().configured(installation.kms().host(), port)));
    }

    /**
     * Resets the timers to the beginning of the initial grace and makes the client a new one for KMS hosts (VA-208).
     *
     * @throws RefusedException if no rearm is left
     */
    public void rearm() {
        change(installation -> requiredRearm(installation).rearmed(newCmid()));
    }

    /**
     * Prepares this machine's product for an image: resets timers, client machine ID and all else that tells machines
     * apart, and uses one rearm (VA-601). Do nothing more with the client afterwards: the next call to any of its methods,
     * on whatever machine the image has come to, begins the initial grace there. Configured host and product key stay.
     *
     * @throws RefusedException if no rearm is left
     */
    public void generalize() {
        exclusively(() -> {
            save(requiredRearm(observe()).generalized(new UUID(0, 0)));
            context.eventLog().clear();
            return null;
        });
    }

    private Attempt activated(Installation installation) {
        if (installation.key().isEmpty()) {
            return LicensePolicy.isKmsClient(installation, edition)
                    ? kms.run(installation)
                    : keyMissing(installation, ActivationResult.Purpose.ACTIVATION);
        }
        ProductKey key = installation.key().get();
        Attempt attempt = keys.online(key, installation);
        if (attempt.result().outcome() != ActivationOutcome.VALIDATION_NEEDED) {
            return attempt;
        }
        Attempt validation = keys.validate(key, attempt.installation());
        return validation.result().outcome() == ActivationOutcome.VALIDATED
                ? Attempt.of(ActivationOutcome.ACTIVATED_BY_KEY, edition)
                        .like(attempt.result())
                        .leaving(validation.installation())
                : validation;
    }

    private Attempt validated(Installation installation) {
        if (installation.key().isPresent()) {
            return keys.validate(installation.key().get(), installation);
        }
        return LicensePolicy.isKmsClient(installation, edition)
                ? kmsValidation.run(installation)
                : keyMissing(installation, ActivationResult.Purpose.VALIDATION);
    }

    private Attempt keyMissing(Installation installation, ActivationResult.Purpose purpose) {
        ActivationOutcome outcome =
                installation.productKey().isPresent() ? ActivationOutcome.KEY_CLEARED : ActivationOutcome.KEY_NEEDED;
        return Attempt.of(outcome, edition).purpose(purpose).leaving(installation);
    }

    private ActivationResult attempt(ActivationResult.Purpose purpose, Function<Installation, Attempt> work) {
        return attempt(installation -> context.machine().profile().isPresent()
                ? work.apply(installation)
                : Attempt.of(ActivationOutcome.HARDWARE_NOT_READABLE, edition)
                        .purpose(purpose)
                        .leaving(installation));
    }

    private ActivationResult attempt(Function<Installation, Attempt> work) {
        return exclusively(() -> {
            Attempt attempt = work.apply(observe());
            save(attempt.installation());
            return attempt.result();
        });
    }

    private void change(UnaryOperator<Installation> change) {
        exclusively(() -> {
            save(change.apply(observe()));
            return null;
        });
    }

    private <T> T exclusively(Supplier<T> work) {
        try {
            return store.exclusively(() -> {
                context.machine().lookAnew();
                return work.get();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is remembered after a look at clock and hardware, which is saved. */
    private Installation looked() {
        Installation installation = observe();
        save(installation);
        return installation;
    }

    private Installation observe() {
        Installation installation = load();
        if (installation.editionCode() != edition.code()) {
            throw new RefusedException(RefusedException.Reason.OTHER_EDITION);
        }
        Instant system = context.clock().instant();
        if (installation.generalized()) {
            installation = installation.started(newCmid(), system);
            saveAnew(installation);
        }
        return installation.observed(system, context.machine()::profile);
    }

    private void saveAnew(Installation installation) {
        try {
            store.saveAnew(installation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Installation load() {
        try {
            return store.load()
                    .orElseGet(() -> Installation.begin(
                            edition, newCmid(), context.clock().instant()));
        } catch (TamperedException e) {
            LOGGER.log(System.Logger.Level.WARNING, "The client has to be activated anew: " + e.getMessage());
            return Installation.afterTampering(
                    edition, newCmid(), context.clock().instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save(Installation installation) {
        try {
            store.save(installation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProductKey requiredKey(Installation installation) {
        return installation.key().orElseThrow(() -> new RefusedException(RefusedException.Reason.NO_KEY));
    }

    private static Installation requiredRearm(Installation installation) {
        if (installation.rearmsLeft() == 0) {
            throw new RefusedException(RefusedException.Reason.NO_REARM);
        }
        return installation;
    }

    /** All 128 bits are random, so it is not a UUID of any version, only written like one. */
    private UUID newCmid() {
        return new UUID(context.random().nextLong(), context.random().nextLong());
    }
}
