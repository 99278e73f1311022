package org.menkyo.bench.kms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.bench.Plan;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.FrameType;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;
import org.menkyo.protocol.kms.SignedAnswer;

/** An installation with an activated KMS host, and the machines that ask it. */
final class KmsWorld implements AutoCloseable {

    /** All requests come from one address, and as many as can be. */
    static final Map<String, String> SETTINGS = Map.of(
            "MENKYO_KMS_MAX_REQUESTS_PER_SECOND", "0",
            "MENKYO_KMS_MAX_CONNECTIONS_PER_ADDRESS", "4096");

    private static final int EDITION = 221;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Installation installation;
    private final ClientCatalog catalog;
    private final HostCertificate certificate;
    private final LedgerCheck ledger;
    private final Requests.Clients clients;
    private long runs;
    private long next;

    private KmsWorld(Installation installation, int clients) throws SQLException {
        this.installation = installation;
        this.catalog = Machines.catalog(installation.stage());
        this.certificate = askForCertificate();
        this.ledger = new LedgerCheck(installation);
        this.clients = new Requests.Clients(clients);
    }

    /** Of an installation whose KMS host is activated. Its port opens once the host knows its machines. */
    static KmsWorld of(Installation installation, int clients) throws SQLException {
        installation.await("the KMS port is open", () -> isOpen(installation.kmsPort()));
        return new KmsWorld(installation, clients);
    }

    static KmsWorld start(Plan plan, String name) throws SQLException {
        Installation installation = plan.installation(name, SETTINGS);
        try {
            MainJob job = new MainJob(installation.start().stage());
            job.asFarAsKeys();
            job.activateHost();
            return new KmsWorld(installation, plan.clients());
        } catch (RuntimeException | SQLException failed) {
            installation.close();
            throw failed;
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }

    private HostCertificate askForCertificate() {
        KmsRequest request = new KmsRequest(
                EDITION,
                UUID.randomUUID(),
                "first",
                LicenseState.LICENSED,
                1,
                false,
                Instant.now(),
                new Bits128(-1, -1),
                new Bits128(0, 0),
                0);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), installation.kmsPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(RequestAuthenticator.seal(request, catalog.catalogKey()));
            ByteBuffer received = ByteBuffer.allocate(1024).limit(0);
            FrameReader frames = FrameReader.forClient();
            Optional<KmsFrame> frame = frames.next(received);
            while (frame.isEmpty()) {
                received.compact();
                int count = socket.getInputStream().read(received.array(), received.position(), received.remaining());
                received.position(received.position() + count).flip();
                frame = frames.next(received);
            }
            return KmsFrames.decodeCertificate(frame.get());
        } catch (IOException | KmsProtocolException failed) {
            throw new BenchException("the KMS host does not answer: " + failed.getMessage(), failed);
        }
    }

    /** Requests of the next machines, with nonces of their own. */
    Requests requests(int count) {
        return requests(clients, count);
    }

    /** Requests of the next of these machines. */
    Requests requests(Requests.Clients asking, int count) {
        long first = next;
        next += count;
        return Requests.of(
                asking, first, count, ++runs, new Requests.Terms(catalog.catalogKey(), EDITION, certificate.serial()));
    }

    /** Deploys what does nothing but answer; {@link Installation#sparePort} is its port. */
    void deployEcho() {
        Echo.deploy(installation, catalog.catalogKey());
    }

    /** Whether all answers that were kept are signed by the host. */
    void verifySignatures(Outcome outcome) {
        FrameReader frames = FrameReader.forClient();
        try {
            for (byte[] kept : outcome.kept()) {
                KmsFrame frame = frames.next(ByteBuffer.wrap(kept)).orElseThrow();
                if (frame.type() != FrameType.ANSWER
                        || !SignedAnswer.decode(frame)
                                .isSignedBy(certificate.contents().hostKey())) {
                    throw new BenchException("an answer is not signed by the host");
                }
            }
        } catch (KmsProtocolException malformed) {
            throw new BenchException("an answer cannot be read", malformed);
        }
    }

    /** Waits until the projection has come to a row of the ledger. */
    void awaitProjection(long row) {
        installation.await("the projection has come to row " + row, () -> ledger.projectedRow() >= row);
    }

    Installation installation() {
        return installation;
    }

    LedgerCheck ledger() {
        return ledger;
    }

    int clients() {
        return clients.count();
    }

    @Override
    public void close() {
        installation.close();
    }
}
