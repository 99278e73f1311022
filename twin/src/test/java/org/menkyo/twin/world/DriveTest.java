package org.menkyo.twin.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.kms.serving.PassingHost;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.kms.BatchSigner;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;
import org.menkyo.twin.scenario.CatalogFile;
import org.menkyo.twin.scenario.Scenario;
import org.menkyo.twin.scenario.ScenarioFile;

/** The machines of an example ask a host over TCP, which signs its answers. */
class DriveTest {

    private final Chance chance = new Chance(1);

    @Test
    @Tag("VA-703")
    void machinesAskWhenTheyAreStarted() throws Exception {
        Scenario scenario = ScenarioFile.read(Path.of("examples", "cloned-image.json"));
        CatalogFile catalog = scenario.catalog();
        Publisher publisher = new Publisher(catalog, chance);
        SigningKey key = publisher.hostKey();
        HostCertificate certificate =
                publisher.certify(key, Optional.empty(), Clock.systemUTC().instant());
        PassingHost host = new PassingHost(publisher.clientCatalog(), certificate, 10_080, 120, 100, entry -> {});
        RequestAuthenticator authenticator =
                new RequestAuthenticator(List.of(publisher.clientCatalog().catalogKey()));
        BatchSigner signer = new BatchSigner(key);
        try (ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                while (!server.isClosed()) {
                    try (Socket socket = server.accept()) {
                        byte[] frame = socket.getInputStream().readNBytes(KmsFrames.REQUEST_LENGTH);
                        KmsRequest request = authenticator.open(FrameReader.forHost()
                                .next(ByteBuffer.wrap(frame))
                                .orElseThrow());
                        byte[] answer = signer.sign(List.of(
                                        host.answer(request, Clock.systemUTC().instant())))
                                .frames()
                                .get(0);
                        socket.getOutputStream()
                                .write(KmsFrames.join(KmsFrames.encodeCertificate(certificate), answer));
                    } catch (IOException ended) {
                        // The client is gone, or the test is over.
                    } catch (KmsProtocolException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            answering.start();
            // At half past eight all of them are on, which start between eight and a quarter past.
            Map<ActivationOutcome, Integer> outcomes = new Drive(
                            scenario,
                            publisher.clientCatalog(),
                            new HostAddress("127.0.0.1", server.getLocalPort()),
                            Clock.systemUTC())
                    .run(Duration.ofMinutes(8 * 60 + 30), Duration.ofMinutes(1), 1);
            assertThat(outcomes)
                    .containsOnly(
                            Map.entry(ActivationOutcome.NOT_ENOUGH_MACHINES, 24),
                            Map.entry(ActivationOutcome.ACTIVATED_BY_HOST, 16));
            server.close();
            answering.join();
        }
    }
}
