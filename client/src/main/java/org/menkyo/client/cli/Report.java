package org.menkyo.client.cli;

import java.util.Optional;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.ClientImage;
import org.menkyo.client.LicenseStatus;
import org.menkyo.client.MachineView;
import org.menkyo.client.center.KmsHostSettings;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.ReturnStatement;

/** Tells what a command found or did: to people, or to programs. */
interface Report {

    /** How much of a license is told. */
    enum Detail {
        EXPIRY,
        SHORT
    }

    void status(LicenseStatus status, Detail detail);

    /** All of a license, and of the machine that it is for. */
    void details(LicenseStatus status, MachineView machine);

    void result(ActivationResult result);

    void installationId(InstallationId installationId);

    /** The activation was given back by this statement. */
    void returned(ReturnStatement statement);

    /** @param image empty if no client ever ran there */
    void image(Optional<ClientImage> image);

    void host(KmsHostSettings.Host host);

    /** A command that has nothing else to tell was done. */
    void done(Verb verb);

    /**
     * A command was not done.
     *
     * @param code the stable name of why
     * @param text why, in words
     */
    void failed(String code, String text);
}
