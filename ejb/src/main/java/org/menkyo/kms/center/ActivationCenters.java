package org.menkyo.kms.center;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.menkyo.permission.InstallationMode;

/** Chooses the center that hosts are activated with: this installation, or the publisher's over the network (VA-314). */
@ApplicationScoped
public class ActivationCenters {

    @Produces
    @ApplicationScoped
    public ActivationCenter center(InstallationMode mode, LocalActivationCenter local, RemoteActivationCenter remote) {
        return mode.isHostOnly() ? remote : local;
    }
}
