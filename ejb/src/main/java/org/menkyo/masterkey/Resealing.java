package org.menkyo.masterkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;

/**
 * Seals all stored secrets anew after the master key has changed, a few at a time, and says when nothing is sealed with the
 * former key any more. That is so once a walk over all of them finds none that began when every server had changed over and
 * every transaction had ended that was under way then.
 */
@ApplicationScoped
public class Resealing {

    private final InstalledMasterKeys keys;
    private final MasterKeyRegister register;
    private final ResealingSteps steps;

    private Walk walk;

    @Inject
    public Resealing(InstalledMasterKeys keys, MasterKeyRegister register, ResealingSteps steps) {
        this.keys = keys;
        this.register = register;
        this.steps = steps;
    }

    /** Where a walk over all secrets has come to, and which transactions must have ended before it begins. */
    private static final class Walk {
        private final RegisteredKey key;
        private final long transaction;
        private int column;
        private Object after;

        Walk(RegisteredKey key, long transaction) {
            this.key = key;
            this.transaction = transaction;
        }

        boolean isFor(RegisteredKey other) {
            return Arrays.equals(key.fingerprint(), other.fingerprint());
        }
    }

    /**
     * Looks how the keys stand and goes on with what is to be done.
     *
     * @param time about how long it may take
     */
    void goOn(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        KeySituation situation = keys.refresh();
        if (!situation.isUnsettled() || !situation.isFirst(keys.node()) || !situation.allSealWithCurrent()) {
            walk = null;
            return;
        }
        if (walk == null || !walk.isFor(situation.current())) {
            walk = new Walk(situation.current(), register.newestTransaction());
            return;
        }
        if (!register.haveEnded(walk.transaction)) {
            return;
        }
        while (System.nanoTime() < end && walk.column < steps.columns()) {
            walk.after = steps.sealAnew(walk.column, walk.after);
            if (walk.after == null) {
                walk.column++;
            }
        }
        if (walk.column == steps.columns()) {
            conclude();
        }
    }

    private void conclude() {
        if (steps.left().values().stream().allMatch(left -> left == 0)) {
            register.settled(walk.key);
            walk = null;
        } else {
            // Somebody worked on the rows that were passed over, or they are damaged.
            walk.column = 0;
        }
    }
}
