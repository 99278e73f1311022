package org.menkyo.openlicense;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.menkyo.job.Job;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.usermanagement.PermissionGranter;

/** Gives the right to an added OPEN license when its time has come (LC-602). */
@ApplicationScoped
public class AdditionEffect implements Job {

    private static final int SIZE = 100;

    private final OpenLicenseRepository additions;
    private final PermissionRepository permissions;
    private final PermissionGranter granter;
    private final Clock clock;

    @Inject
    public AdditionEffect(
            OpenLicenseRepository additions, PermissionRepository permissions, PermissionGranter granter, Clock clock) {
        this.additions = additions;
        this.permissions = permissions;
        this.granter = granter;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "giving rights to added open licenses";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        List<OpenLicenseAddition> due = additions.claimDue(clock.instant(), SIZE);
        if (!due.isEmpty()) {
            String batch = UUID.randomUUID().toString();
            due.forEach(addition ->
                    give(Caller.systemFor(addition.user().id(), addition.email().value(), batch), addition));
        }
        return due.size() == SIZE;
    }

    /** Whether the right that an addition gave is still held. */
    boolean isInForce(OpenLicenseAddition addition) {
        return addition.state() == AdditionState.IN_FORCE
                && permissions.current(addition.agreement(), addition.email()).stream()
                        .anyMatch(permission -> permission.way() == PermissionWay.ADD_OPEN_LICENSE);
    }

    /** Gives the right now, unless the license has ended meanwhile. */
    void give(Caller giving, OpenLicenseAddition addition) {
        if (!addition.agreement().isInForce()) {
            addition.lapse();
            return;
        }
        addition.takeEffect();
        granter.grant(
                giving,
                addition.agreement(),
                addition.email(),
                List.of(Role.OPEN_LICENSE_CONTACT),
                PermissionWay.ADD_OPEN_LICENSE);
    }
}
