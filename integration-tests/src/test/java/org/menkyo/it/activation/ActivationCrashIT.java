package org.menkyo.it.activation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.demo.DemoFailedException;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.key.ProductKey;

/**
 * 64 clients ask at once for the 10 activations that are left, while the server is killed again and again: never more
 * than permitted, what was answered exists, and asking again costs nothing (VA-406).
 */
class ActivationCrashIT {

    private static final int CLIENTS = 64;
    private static final int LEFT = 10;
    private static final long PATIENCE_MINUTES = 8;
    private static final RunningProduct PRODUCT = RunningProduct.get();

    /** How an attempt ended, once there was an answer. */
    private record Outcome(int client, boolean activated, String confirmationId, String code) {}

    @Test
    @Tag("VA-405")
    @Tag("VA-406")
    void noCrashLosesOrDoublesAnActivation() throws Exception {
        KeyOwner owner = new KeyOwner(PRODUCT, LEFT);
        ProductKey mak = owner.mak();
        AtomicInteger activated = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Outcome> outcomes = new ArrayList<>();
        int kills = 0;
        try {
            List<Future<Outcome>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                running.add(clients.submit(retrying(owner, mak, number, activated)));
            }
            while (running.stream().anyMatch(client -> !client.isDone()) && kills < 3) {
                int before = activated.get();
                int wanted = Math.min(before + 2, LEFT);
                while (activated.get() < wanted && running.stream().anyMatch(client -> !client.isDone())) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                PRODUCT.killServer();
                kills++;
                PRODUCT.awaitReady();
            }
            for (Future<Outcome> client : running) {
                outcomes.add(client.get(PATIENCE_MINUTES, TimeUnit.MINUTES));
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(kills).isPositive();

        assertThat(outcomes).filteredOn(Outcome::activated).hasSize(LEFT);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.activated())
                .hasSize(CLIENTS - LEFT)
                .allSatisfy(outcome -> assertThat(outcome.code()).isEqualTo("ACTIVATIONS_EXHAUSTED"));
        assertThat(owner.listedMak().getInt("used")).isEqualTo(LEFT);
        for (Outcome outcome : outcomes) {
            RestAnswer again = attempt(owner, mak, outcome.client());
            if (outcome.activated()) {
                JsonObject confirmed = again.expect(200).object();
                assertThat(confirmed.getBoolean("counted")).isFalse();
                assertThat(confirmed.getString("confirmationId")).isEqualTo(outcome.confirmationId());
            } else {
                assertThat(again.problemCode()).isEqualTo("ACTIVATIONS_EXHAUSTED");
            }
        }
        assertThat(owner.listedMak().getInt("used")).isEqualTo(LEFT);
    }

    /** Asks until there is an answer, as a client does that does not know whether it was heard. */
    private static Callable<Outcome> retrying(KeyOwner owner, ProductKey mak, int client, AtomicInteger activated) {
        return () -> {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
            while (System.nanoTime() < deadline) {
                try {
                    RestAnswer answer = attempt(owner, mak, client);
                    if (answer.status() == 200) {
                        activated.incrementAndGet();
                        return new Outcome(client, true, answer.text("confirmationId"), null);
                    }
                    if (answer.status() == 422) {
                        return new Outcome(client, false, null, answer.problemCode());
                    }
                } catch (DemoFailedException noAnswer) {
                    // The server died before or after it had committed; the next attempt tells.
                }
                TimeUnit.MILLISECONDS.sleep(250);
            }
            throw new AssertionError("client " + client + " got no answer");
        };
    }

    private static RestAnswer attempt(KeyOwner owner, ProductKey mak, int client) {
        return owner.phoneSystem()
                .post("/activations", KeyOwner.body(mak, KeyOwner.installationId(mak, "client " + client)));
    }
}
