package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;

import jakarta.json.JsonObject;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.key.ProductKey;

/** A machine is activated by MAK, which uses one activation, once (VA-401, VA-402, VA-405). */
final class MakChapter {

    private final Stage stage;
    private final Machines machines;
    private final Person colleague;
    private final RecordedOrder order;
    private final RevealedKeys keys;

    MakChapter(Stage stage, Machines machines, Person colleague, RecordedOrder order, RevealedKeys keys) {
        this.stage = stage;
        this.machines = machines;
        this.colleague = colleague;
        this.order = order;
        this.keys = keys;
    }

    /** @return the activated machine */
    ActivationClient activate() {
        stage.heading("A machine is activated by MAK");
        JsonObject before = mak();
        HardwareReader hardware = Machines.hardware(false);
        ActivationClient machine = activate(hardware, before.getInt("permitted") - before.getInt("used") - 1);
        requireUsed(before.getInt("used") + 1);
        stage.line(
                "Activated with %s: %d of %d used", keys.makMasked(), mak().getInt("used"), before.getInt("permitted"));
        activate(hardware, before.getInt("permitted") - before.getInt("used") - 1);
        requireUsed(before.getInt("used") + 1);
        stage.line("The same hardware set up anew is activated again: still %d used", mak().getInt("used"));
        return machine;
    }

    private ActivationClient activate(HardwareReader hardware, int expectedLeft) {
        ActivationClient machine = machines.install(Machines.CLIENT_EDITION, stage.run() + "-workstation", hardware);
        machine.installKey(ProductKey.parse(keys.mak()));
        ActivationResult result = machine.activate();
        require(
                result.outcome() == ActivationOutcome.ACTIVATED_BY_KEY,
                "The activation by MAK ended with %s %s.",
                result.outcome(),
                result.detail());
        require(result.state() == LicenseState.LICENSED, "The activated machine is in state %s.", result.state());
        require(machine.status().endsAt().isEmpty(), "The activation by MAK has an end.");
        require(
                result.remainingActivations().orElse(-1) == expectedLeft,
                "The key is said to have %d activations left instead of %d.",
                result.remainingActivations().orElse(-1),
                expectedLeft);
        return machine;
    }

    private void requireUsed(int expected) {
        int used = mak().getInt("used");
        require(used == expected, "The key's list shows %d activations used instead of %d.", used, expected);
    }

    private JsonObject mak() {
        return KeyChapter.list(colleague, order).stream()
                .filter(key -> keys.makId().equals(key.getString("id", "")))
                .findFirst()
                .orElseThrow(() -> new DemoFailedException("The MAK is no longer listed."));
    }
}
