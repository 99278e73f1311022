package org.menkyo.client.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one at a time work, among all threads of this process and all processes of the machine that lock the same file
 * (VA-212). The operating system releases the lock of a process that ends, however it ends. The lock does not keep others
 * from reading or writing the file.
 */
public final class FileMutex {

    /** A byte beyond any content, since some systems keep others from reading what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final long PAUSE_MILLIS = 5;
    private static final Map<Path, Turn> TURNS = new HashMap<>();

    private final Path file;

    /** Work that reads or writes files. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {

        /** Does the work. */
        T run() throws IOException, E;
    }

    /** Work on the locked file itself. */
    @FunctionalInterface
    interface FileWork<T, E extends Exception> {

        T run(FileChannel file) throws IOException, E;
    }

    /** The lock among this process's threads, kept as long as somebody has it or waits for it. */
    private static final class Turn {

        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    /** Locks this file, which is made when needed and stays. */
    public FileMutex(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Waits for its turn and does the work. Work that is under way in the same thread may begin more of it.
     *
     * @throws IOException if the file cannot be locked, or the work fails
     * @throws E if the work fails in a way of its own
     */
    public <T, E extends Exception> T exclusively(Work<T, E> work) throws IOException, E {
        return inTurn(turn -> turn.getHoldCount() > 1 ? work.run() : withFile(channel -> work.run()));
    }

    /** As {@link #exclusively}, with the locked file open to read and write; not within other work on it. */
    <T, E extends Exception> T onFile(FileWork<T, E> work) throws IOException, E {
        return inTurn(turn -> withFile(work));
    }

    @FunctionalInterface
    private interface TurnWork<T, E extends Exception> {

        T run(ReentrantLock turn) throws IOException, E;
    }

    private <T, E extends Exception> T inTurn(TurnWork<T, E> work) throws IOException, E {
        Path known = file.getParent().toRealPath().resolve(file.getFileName());
        Turn turn = join(known);
        turn.lock.lock();
        try {
            return work.run(turn.lock);
        } finally {
            turn.lock.unlock();
            leave(known, turn);
        }
    }

    private static Turn join(Path known) {
        synchronized (TURNS) {
            Turn turn = TURNS.computeIfAbsent(known, path -> new Turn());
            turn.users++;
            return turn;
        }
    }

    private static void leave(Path known, Turn turn) {
        synchronized (TURNS) {
            turn.users--;
            if (turn.users == 0) {
                TURNS.remove(known);
            }
        }
    }

    private <T, E extends Exception> T withFile(FileWork<T, E> work) throws IOException, E {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            lock(channel);
            return work.run(channel);
        }
    }

    /** Where another class loader of this process has the lock, Java refuses to wait for it. */
    private static void lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                channel.lock(LOCKED_BYTE, 1, false);
                return;
            } catch (OverlappingFileLockException e) {
                pause();
            }
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another program works");
        }
    }
}
