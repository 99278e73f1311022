package org.menkyo.activation.mak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Does together what would wait for each other: of the calls for one key the first does its work at once, and the next
 * does its own together with that of all calls that have come meanwhile. A call that comes alone waits for nobody.
 *
 * @param <K> what the calls have in common
 * @param <W> the work of one call
 * @param <R> its result
 */
final class SharedTurns<K, W, R> {

    private final int most;
    private final BiFunction<K, List<W>, List<R>> together;
    private final Map<K, Deque<Call<W, R>>> waiting = new HashMap<>();

    /**
     * @param most how many calls are done together at most
     * @param together does the work of some calls in their order, of one at least, and returns the results of those that
     *     were done: of the first, and of as many more as it likes. What it throws undoes all of it.
     */
    SharedTurns(int most, BiFunction<K, List<W>, List<R>> together) {
        this.most = most;
        this.together = together;
    }

    /**
     * Returns when the work is done, be it by this thread or by another one.
     *
     * @throws RuntimeException what the work threw when it was done alone
     */
    R take(K key, W work) {
        Call<W, R> call = new Call<>(work);
        if (!isFirst(key, call)) {
            call.wokenUp.join();
        }
        if (!call.result.isDone()) {
            try {
                lead(key, call);
            } finally {
                passOn(key, call);
            }
        }
        return call.result();
    }

    /** How many calls there are for a key, those under way included. */
    int waiting(K key) {
        synchronized (waiting) {
            Deque<Call<W, R>> queue = waiting.get(key);
            return queue == null ? 0 : queue.size();
        }
    }

    private boolean isFirst(K key, Call<W, R> call) {
        synchronized (waiting) {
            Deque<Call<W, R>> queue = waiting.get(key);
            if (queue != null) {
                queue.addLast(call);
                return false;
            }
            waiting.put(key, new ArrayDeque<>(List.of(call)));
            return true;
        }
    }

    /** Serves the queue from its head, which is the call itself, until the call is done. */
    private void lead(K key, Call<W, R> call) {
        while (!call.result.isDone()) {
            List<Call<W, R>> calls = head(key);
            try {
                finish(
                        key,
                        calls,
                        together.apply(
                                key, calls.stream().map(each -> each.work).toList()));
            } catch (RuntimeException e) {
                // One may have failed because of another: each gets what comes of doing it alone.
                calls.forEach(each -> alone(key, each));
            }
        }
    }

    private void alone(K key, Call<W, R> call) {
        try {
            finish(key, List.of(call), together.apply(key, List.of(call.work)));
        } catch (RuntimeException e) {
            remove(key, 1);
            call.fail(e);
        }
    }

    private void finish(K key, List<Call<W, R>> calls, List<R> results) {
        remove(key, results.size());
        for (int i = 0; i < results.size(); i++) {
            calls.get(i).finish(results.get(i));
        }
    }

    private List<Call<W, R>> head(K key) {
        synchronized (waiting) {
            List<Call<W, R>> calls = new ArrayList<>();
            for (Call<W, R> call : waiting.get(key)) {
                if (calls.size() == most) {
                    break;
                }
                calls.add(call);
            }
            return calls;
        }
    }

    private void remove(K key, int count) {
        synchronized (waiting) {
            Deque<Call<W, R>> queue = waiting.get(key);
            for (int i = 0; i < count; i++) {
                queue.removeFirst();
            }
        }
    }

    /** Lets the next call lead, whatever became of this one. */
    private void passOn(K key, Call<W, R> call) {
        synchronized (waiting) {
            Deque<Call<W, R>> queue = waiting.get(key);
            queue.remove(call);
            if (queue.isEmpty()) {
                waiting.remove(key);
            } else {
                queue.getFirst().wokenUp.complete(null);
            }
        }
    }

    private static final class Call<W, R> {

        private final W work;
        private final CompletableFuture<R> result = new CompletableFuture<>();

        /** When there is a result, or when it is this call's turn to lead. */
        private final CompletableFuture<Void> wokenUp = new CompletableFuture<>();

        private RuntimeException failure;

        Call(W work) {
            this.work = work;
        }

        void finish(R value) {
            result.complete(value);
            wokenUp.complete(null);
        }

        void fail(RuntimeException e) {
            failure = e;
            finish(null);
        }

        R result() {
            R value = result.join();
            if (failure != null) {
                throw failure;
            }
            return value;
        }
    }
}
