package org.menkyo.shared.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;

/**
 * The memory for long bodies, which all calls share: what does not fit in now is turned away for a moment, rather than that it
 * takes the memory of others (LC-1108). The first part of each body is free, since few calls are served at a time. Only a few
 * long bodies are read at a time, so that the threads that wait for slow ones leave most of the server's to short calls.
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

    /** What is made of one body that has as many values as allowed, all of them empty: some 130 MiB, and as much again. */
    private static final long MEMORY_OF_ONE = 256L * 1024 * 1024;

    private static final int LEAST_AT_A_TIME = 2;

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Semaphore pieces;
    private final Semaphore places;

    public BodyRoom() {
        this(
                Math.max(LEAST, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY),
                Math.max(LEAST_AT_A_TIME, Math.toIntExact(Runtime.getRuntime().maxMemory() / MEMORY_OF_ONE)));
    }

    /**
     * @param bytes how much there is
     * @param atATime how many bodies may take some of it
     */
    BodyRoom(long bytes, int atATime) {
        pieces = new Semaphore(Math.toIntExact(bytes / PIECE));
        places = new Semaphore(atATime);
    }

    /** The room of one call; the call gives it back when it ends. */
    public Share share() {
        return new Share();
    }

    /** What one call has taken. For use by one thread. */
    public final class Share implements AutoCloseable {

        private int taken;
        private boolean hasPlace;

        private Share() {}

        /**
         * Takes the room that a body of this length needs, as far as the call does not have it.
         *
         * @param bytes how much is or will be read
         * @throws UnavailableException if there is no room now, or others have all places
         */
        public void take(long bytes) {
            int needed = Math.toIntExact(Math.max(0, bytes - FREE + PIECE - 1) / PIECE) - taken;
            if (needed > 0) {
                hasPlace = hasPlace || places.tryAcquire();
                if (!hasPlace || !pieces.tryAcquire(needed)) {
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
            if (hasPlace) {
                places.release();
                hasPlace = false;
            }
        }
    }
}
