package org.menkyo.kmsadapter;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.kms.BatchSigner;
import org.menkyo.protocol.kms.CatalogKey;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsRequestListener;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.ReceivedRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;

/** An endpoint without a database, whose commits take as long as the test wants and fail when it wants. */
final class FakeEndpoint implements KmsRequestListener, Endpoints {

    static final CatalogKey CATALOG = CatalogKey.generate(new SecureRandom());
    static final SigningKey HOST_KEY = SigningKey.generate(new SecureRandom());
    static final String POISON = "poison";

    final List<List<KmsRequest>> batches = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger created = new AtomicInteger();
    final AtomicInteger released = new AtomicInteger();
    volatile boolean ready = true;
    volatile boolean servesCatalog = true;
    volatile boolean broken;
    volatile OptionalInt port = OptionalInt.empty();

    /** The ports that were opened, with a -1 for each closing. */
    final List<Integer> told = new CopyOnWriteArrayList<>();

    private final BatchSigner signer = new BatchSigner(HOST_KEY);
    private final Semaphore commits = new Semaphore(0);
    private volatile boolean held;

    /** From now on each batch waits for {@link #commit}. */
    void hold() {
        held = true;
    }

    /** Lets one batch through. */
    void commit() {
        commits.release();
    }

    /** Lets all batches through. */
    void letGo() {
        held = false;
        commits.release(1_000_000);
    }

    List<KmsRequest> requests() {
        return batches.stream().flatMap(List::stream).toList();
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public OptionalInt port() {
        return port;
    }

    @Override
    public void portOpened(int number) {
        told.add(number);
    }

    @Override
    public void portClosed() {
        told.add(-1);
    }

    @Override
    public Optional<RequestAuthenticator> authenticator() {
        return servesCatalog ? Optional.of(new RequestAuthenticator(List.of(CATALOG))) : Optional.empty();
    }

    @Override
    public List<byte[]> onRequests(List<ReceivedRequest> batch) {
        List<KmsRequest> requests = batch.stream().map(ReceivedRequest::request).toList();
        if (broken || requests.stream().anyMatch(r -> r.machineName().equals(POISON))) {
            failures.incrementAndGet();
            throw new IllegalStateException("the batch fails, as the test wants");
        }
        batches.add(requests);
        if (held) {
            commits.acquireUninterruptibly();
        }
        List<KmsAnswer> answers = new ArrayList<>();
        for (KmsRequest request : requests) {
            answers.add(new KmsAnswer(
                    KmsResult.ANSWERED,
                    1,
                    10_080,
                    120,
                    Instant.EPOCH,
                    7,
                    request.cmid(),
                    request.nonce(),
                    "test-host"));
        }
        return signer.sign(answers).frames();
    }

    @Override
    public KmsRequestListener create() {
        created.incrementAndGet();
        return this;
    }

    @Override
    public void release(KmsRequestListener listener) {
        released.incrementAndGet();
    }
}
