package org.menkyo.machines.work;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Does the same with many machines: some at the same time, each within its time. What came of them is handed over in the
 * calling thread, in the order in which they end, some together.
 *
 * @param <T> a machine
 * @param <R> what came of it
 */
public final class Round<T, R> {

    /** How many results are handed over together at most, so that they can be kept at one stroke. */
    static final int BATCH = 200;

    private final Limits limits;
    private final Stop stop;
    private final Work<T, R> work;

    /** What is done with a machine. */
    public interface Work<T, R> {

        /** Does it. Called by several threads. */
        R with(T machine) throws InterruptedException;

        /** What came of a machine whose time was over. */
        R outOfTime(T machine);
    }

    /**
     * What came of one machine.
     *
     * @param machine the machine
     * @param result what came of it
     */
    public record Done<T, R>(T machine, R result) {}

    /** Takes what came of some machines, before the round goes on. */
    @FunctionalInterface
    public interface Results<T, R> {

        /** Keeps the results. */
        void take(List<Done<T, R>> results);
    }

    private enum Kind {
        RESULT,
        WORKER_ENDED,
        STOPPED
    }

    private record Event<T, R>(Kind kind, Optional<Done<T, R>> done, Optional<RuntimeException> failure) {}

    public Round(Limits limits, Stop stop, Work<T, R> work) {
        this.limits = limits;
        this.stop = stop;
        this.work = work;
    }

    /**
     * Works until all machines are done, or the end is asked for. Then what is under way is broken off, and counts as not
     * begun.
     *
     * @return whether all are done
     */
    public boolean run(Iterator<T> machines, Results<T, R> results) {
        BlockingQueue<Event<T, R>> events = new LinkedBlockingQueue<>();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "time-watch"));
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < limits.parallel(); i++) {
            workers.add(daemon(() -> serve(machines, watch, events), "machines-" + i));
        }
        // Who reads from a socket does not hear an interruption, and is not waited for: what it learns is not kept.
        Runnable end = () -> {
            workers.forEach(Thread::interrupt);
            events.add(new Event<>(Kind.STOPPED, Optional.empty(), Optional.empty()));
        };
        workers.forEach(Thread::start);
        stop.tell(end);
        try {
            collect(events, workers.size(), results);
        } finally {
            stop.forget(end);
            workers.forEach(Thread::interrupt);
            watch.shutdownNow();
        }
        return !stop.isRequested();
    }

    private void collect(BlockingQueue<Event<T, R>> events, int workers, Results<T, R> results) {
        int working = workers;
        while (working > 0) {
            List<Event<T, R>> some = new ArrayList<>();
            some.add(next(events));
            events.drainTo(some, BATCH - 1);
            List<Done<T, R>> done =
                    some.stream().flatMap(event -> event.done().stream()).toList();
            if (!done.isEmpty()) {
                results.take(done);
            }
            for (Event<T, R> event : some) {
                if (event.failure().isPresent()) {
                    throw event.failure().get();
                }
                working -= event.kind() == Kind.WORKER_ENDED ? 1 : 0;
                working = event.kind() == Kind.STOPPED ? 0 : working;
            }
        }
    }

    private static <E> E next(BlockingQueue<E> events) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return events.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void serve(Iterator<T> machines, ScheduledExecutorService watch, BlockingQueue<Event<T, R>> events) {
        Optional<RuntimeException> failure = Optional.empty();
        try {
            Optional<T> machine = next(machines);
            while (machine.isPresent()) {
                one(machine.get(), watch)
                        .ifPresent(done -> events.add(new Event<>(Kind.RESULT, Optional.of(done), Optional.empty())));
                machine = next(machines);
            }
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        } finally {
            events.add(new Event<>(Kind.WORKER_ENDED, Optional.empty(), failure));
        }
    }

    private Optional<T> next(Iterator<T> machines) {
        synchronized (machines) {
            return !stop.isRequested() && machines.hasNext() ? Optional.of(machines.next()) : Optional.empty();
        }
    }

    /** Empty if the end was asked for meanwhile. */
    private Optional<Done<T, R>> one(T machine, ScheduledExecutorService watch) {
        Time time = new Time(Thread.currentThread());
        ScheduledFuture<?> alarm =
                watch.schedule(time::over, limits.perMachine().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return Optional.of(new Done<>(machine, work.with(machine)));
        } catch (InterruptedException e) {
            return stop.isRequested() || time.end()
                    ? Optional.empty()
                    : Optional.of(new Done<>(machine, work.outOfTime(machine)));
        } finally {
            time.end();
            alarm.cancel(false);
            // An alarm, or the end that was asked for and is looked at before the next machine.
            Thread.interrupted();
        }
    }

    /** The time of one machine: its thread is interrupted within it only, never in the next one's. */
    private static final class Time {

        private final Thread thread;
        private boolean running = true;
        private boolean over;

        private Time(Thread thread) {
            this.thread = thread;
        }

        private synchronized void over() {
            if (running) {
                over = true;
                thread.interrupt();
            }
        }

        /** Whether it ended before its time was over. */
        private synchronized boolean end() {
            running = false;
            return !over;
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
