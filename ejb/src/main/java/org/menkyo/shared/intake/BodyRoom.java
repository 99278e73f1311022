package org.menkyo.shared.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.UnavailableException;

/**
 * The memory for long bodies, which all calls share: what does not fit in now is turned away for a moment, rather than that it
 * takes the memory of others (LC-1108). The first part of each body is free, since few calls are served at a time.
 *
 * <p>Safe for use by several threads.
 */
@ApplicationScoped
public class BodyRoom {

    /** How much of each body is free, in bytes. */
    static final int FREE = 256 * 1024;

    /** In what pieces room is taken, in bytes. */
    private static final int PIECE = 64 * 1024;

    /** What is made of a body can take ten times its length, and half of the memory is for other things. */
    private static final int PART_OF_MEMORY = 16;

    /** The longest message must always find room. */
    private static final long LEAST = 40L * 1024 * 1024;

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Semaphore pieces;

    public BodyRoom() {
        this(Math.max(LEAST, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY));
    }

    /** @param bytes how much there is */
    BodyRoom(long bytes) {
        pieces = new Semaphore(Math.toIntExact(bytes / PIECE));
    }

    /** The room of one call; the call gives it back when it ends. */
    public Share share() {
        return new Share();
    }

    /** What one call has taken. For use by one thread. */
    public final class Share implements AutoCloseable {

        private int taken;

        private Share() {}

        /**
         * Takes the room that a body of this length needs, as far as the call does not have it.
         *
         * @param bytes how much is or will be read
         * @throws UnavailableException if there is no room now
         */
        public void take(long bytes) {
            int needed = Math.toIntExact(Math.max(0, bytes - FREE + PIECE - 1) / PIECE) - taken;
            if (needed > 0) {
                if (!pieces.tryAcquire(needed)) {
                    throw new UnavailableException(ErrorCode.UNAVAILABLE, WAIT);
                }
                taken += needed;
            }
        }

        /** Gives all back. */
        @Override
        public void close() {
            pieces.release(taken);
            taken = 0;
        }
    }
}
