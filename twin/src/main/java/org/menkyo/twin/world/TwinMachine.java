package org.menkyo.twin.world;

import java.time.Instant;
import java.util.Optional;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.LicenseStatus;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.twin.scenario.MachineGroup;

/** A machine of the play: a client of the library, which is looked at whenever something is due for it. */
final class TwinMachine {

    /** Makes the client of an installation on this machine. */
    @FunctionalInterface
    interface Installer {

        /** @param hardware number of the hardware, another one after the machine was replaced */
        ActivationClient install(int hardware);
    }

    private final int number;
    private final MachineGroup group;
    private final Habits habits;
    private final Optional<ProductKey> mak;
    private final Installer installer;
    private ActivationClient client;
    private int hardware;
    private int turn;
    private LicenseState state;
    private Instant stateEnds;

    TwinMachine(int number, MachineGroup group, Habits habits, Optional<ProductKey> mak, Installer installer) {
        this.number = number;
        this.group = group;
        this.habits = habits;
        this.mak = mak;
        this.installer = installer;
    }

    int number() {
        return number;
    }

    MachineGroup group() {
        return group;
    }

    Habits habits() {
        return habits;
    }

    /** Counts what happened to the machine from outside. */
    int turn() {
        return turn;
    }

    int nextTurn() {
        return ++turn;
    }

    boolean isInstalled() {
        return client != null;
    }

    /** Installs the product, anew if it is there. */
    void install() {
        client = installer.install(hardware);
        mak.ifPresent(client::installKey);
    }

    /** Puts another machine in the place of this one. */
    void replace() {
        hardware++;
        install();
    }

    void rearm() {
        client.rearm();
    }

    /**
     * Does what is due.
     *
     * @param again when a machine that a MAK could not activate tries again
     * @return when the machine asks next; none if it never will by itself
     */
    Optional<Instant> run(Instant again) {
        if (mak.isEmpty()) {
            client.renewIfDue();
        } else if (client.status().activation().isEmpty()) {
            client.activate();
        }
        LicenseStatus status = look();
        if (mak.isEmpty()) {
            return status.nextAttempt();
        }
        return status.activation().isPresent() ? Optional.empty() : Optional.of(again);
    }

    private LicenseStatus look() {
        LicenseStatus status = client.status();
        state = status.state();
        stateEnds = status.endsAt().orElse(Instant.MAX);
        return status;
    }

    /** The license state at a time that is not before the last look. */
    LicenseState state(Instant now) {
        if (state == null || !now.isBefore(stateEnds)) {
            look();
        }
        return state;
    }
}
